using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clerestory.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agency",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    town = table.Column<string>(type: "TEXT", nullable: false),
                    district = table.Column<string>(type: "TEXT", nullable: false),
                    obliged = table.Column<string>(type: "TEXT", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agency", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "cell",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    table = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: true),
                    value_to = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    geography = table.Column<string>(type: "TEXT", nullable: false),
                    printed = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: false),
                    returns = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cell", x => new { x.pack, x.table, x.key });
                });

            migrationBuilder.CreateTable(
                name: "edition",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    issue = table.Column<int>(type: "INTEGER", nullable: false),
                    seal = table.Column<string>(type: "TEXT", nullable: false),
                    pack_seal = table.Column<string>(type: "TEXT", nullable: false),
                    software = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_edition", x => new { x.pack, x.code, x.version, x.issue });
                });

            migrationBuilder.CreateTable(
                name: "protected_table",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    seal = table.Column<string>(type: "TEXT", nullable: false),
                    software = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protected_table", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "seat",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    clause = table.Column<string>(type: "TEXT", nullable: false),
                    office = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    appointing_authority = table.Column<string>(type: "TEXT", nullable: false),
                    or_earlier = table.Column<bool>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    grade = table.Column<string>(type: "TEXT", nullable: false),
                    printed_name = table.Column<string>(type: "TEXT", nullable: false),
                    printed_note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat", x => new { x.pack, x.number, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "submission",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    call = table.Column<string>(type: "TEXT", nullable: false),
                    respondent = table.Column<string>(type: "TEXT", nullable: false),
                    instrument = table.Column<string>(type: "TEXT", nullable: false),
                    seal = table.Column<string>(type: "TEXT", nullable: false),
                    attestation_name = table.Column<string>(type: "TEXT", nullable: false),
                    attestation_signed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    attestation_title = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trail",
                columns: table => new
                {
                    organization = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    who = table.Column<string>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    previous = table.Column<string>(type: "TEXT", nullable: false),
                    seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trail", x => new { x.organization, x.number });
                });

            migrationBuilder.CreateTable(
                name: "answer",
                columns: table => new
                {
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    submission_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer", x => new { x.submission_id, x.item, x.place });
                    table.ForeignKey(
                        name: "fk_answer_submission_submission_id",
                        column: x => x.submission_id,
                        principalTable: "submission",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_submission_pack_call_respondent_instrument",
                table: "submission",
                columns: new[] { "pack", "call", "respondent", "instrument" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agency");

            migrationBuilder.DropTable(
                name: "answer");

            migrationBuilder.DropTable(
                name: "cell");

            migrationBuilder.DropTable(
                name: "edition");

            migrationBuilder.DropTable(
                name: "protected_table");

            migrationBuilder.DropTable(
                name: "seat");

            migrationBuilder.DropTable(
                name: "trail");

            migrationBuilder.DropTable(
                name: "submission");
        }
    }
}
