using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clerestory.Store.Postgres.Migrations
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
                    pack = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    town = table.Column<string>(type: "text", nullable: false),
                    district = table.Column<string>(type: "text", nullable: false),
                    obliged = table.Column<string>(type: "text", nullable: false),
                    grade = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agency", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "cell",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    table = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: true),
                    value_to = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    geography = table.Column<string>(type: "text", nullable: false),
                    printed = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    grade = table.Column<string>(type: "text", nullable: false),
                    returns = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cell", x => new { x.pack, x.table, x.key });
                });

            migrationBuilder.CreateTable(
                name: "edition",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    issue = table.Column<int>(type: "integer", nullable: false),
                    seal = table.Column<string>(type: "text", nullable: false),
                    pack_seal = table.Column<string>(type: "text", nullable: false),
                    software = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_edition", x => new { x.pack, x.code, x.version, x.issue });
                });

            migrationBuilder.CreateTable(
                name: "protected_table",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    seal = table.Column<string>(type: "text", nullable: false),
                    software = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protected_table", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "seat",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    clause = table.Column<string>(type: "text", nullable: false),
                    office = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    appointing_authority = table.Column<string>(type: "text", nullable: false),
                    or_earlier = table.Column<bool>(type: "boolean", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    grade = table.Column<string>(type: "text", nullable: false),
                    printed_name = table.Column<string>(type: "text", nullable: false),
                    printed_note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat", x => new { x.pack, x.number, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "submission",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack = table.Column<string>(type: "text", nullable: false),
                    call = table.Column<string>(type: "text", nullable: false),
                    respondent = table.Column<string>(type: "text", nullable: false),
                    instrument = table.Column<string>(type: "text", nullable: false),
                    seal = table.Column<string>(type: "text", nullable: false),
                    attestation_name = table.Column<string>(type: "text", nullable: false),
                    attestation_signed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    attestation_title = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "trail",
                columns: table => new
                {
                    organization = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    who = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    previous = table.Column<string>(type: "text", nullable: false),
                    seal = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trail", x => new { x.organization, x.number });
                });

            migrationBuilder.CreateTable(
                name: "answer",
                columns: table => new
                {
                    item = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
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
