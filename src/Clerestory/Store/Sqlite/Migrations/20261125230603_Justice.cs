using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clerestory.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Justice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "column_mapping",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_column_mapping", x => new { x.pack, x.source });
                });

            migrationBuilder.CreateTable(
                name: "draw",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    drawn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    printed_in = table.Column<string>(type: "TEXT", nullable: false),
                    statutes = table.Column<string>(type: "TEXT", nullable: false),
                    remark = table.Column<string>(type: "TEXT", nullable: false),
                    from_year = table.Column<int>(type: "INTEGER", nullable: false),
                    to_year = table.Column<int>(type: "INTEGER", nullable: false),
                    seal = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn_because = table.Column<string>(type: "TEXT", nullable: false),
                    origin_hash = table.Column<string>(type: "TEXT", nullable: false),
                    origin_kept_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    origin_kept_by = table.Column<string>(type: "TEXT", nullable: false),
                    origin_way = table.Column<string>(type: "TEXT", nullable: false),
                    units_arrests = table.Column<string>(type: "TEXT", nullable: true),
                    units_convictions = table.Column<string>(type: "TEXT", nullable: true),
                    units_dispositions = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draw", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "draw_count",
                columns: table => new
                {
                    statute = table.Column<string>(type: "TEXT", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false),
                    disposition = table.Column<string>(type: "TEXT", nullable: false),
                    district = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    draw_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draw_count", x => new { x.draw_id, x.statute, x.measure, x.disposition, x.district, x.year });
                    table.ForeignKey(
                        name: "fk_draw_count_draw_draw_id",
                        column: x => x.draw_id,
                        principalTable: "draw",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_draw_pack_source",
                table: "draw",
                columns: new[] { "pack", "source" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "column_mapping");

            migrationBuilder.DropTable(
                name: "draw_count");

            migrationBuilder.DropTable(
                name: "draw");
        }
    }
}
