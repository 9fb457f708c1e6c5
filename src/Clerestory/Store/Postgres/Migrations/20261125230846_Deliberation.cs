using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clerestory.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Deliberation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bill",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    session = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    recommendation = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    act = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bill", x => new { x.pack, x.session, x.number, x.recommendation });
                });

            migrationBuilder.CreateTable(
                name: "recommendation",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    body_name = table.Column<string>(type: "text", nullable: false),
                    addressee = table.Column<string>(type: "text", nullable: false),
                    laws = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    is_from_pack = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendation", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "disposition_step",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    recommendation = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    law = table.Column<string>(type: "text", nullable: false),
                    cite = table.Column<string>(type: "text", nullable: false),
                    figure = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: false),
                    meant_to = table.Column<string>(type: "text", nullable: true),
                    summary = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    grade = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disposition_step", x => new { x.pack, x.recommendation, x.number });
                    table.ForeignKey(
                        name: "fk_disposition_step_recommendation_pack_recommendation",
                        columns: x => new { x.pack, x.recommendation },
                        principalTable: "recommendation",
                        principalColumns: new[] { "pack", "code" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "position_roll",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    recommendation = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    seats_on = table.Column<DateOnly>(type: "date", nullable: false),
                    meeting = table.Column<string>(type: "text", nullable: false),
                    quorum = table.Column<int>(type: "integer", nullable: true),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    printed = table.Column<string>(type: "text", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    reason_for = table.Column<string>(type: "text", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    seal = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_position_roll", x => new { x.pack, x.recommendation, x.number });
                    table.ForeignKey(
                        name: "fk_position_roll_recommendation_pack_recommendation",
                        columns: x => new { x.pack, x.recommendation },
                        principalTable: "recommendation",
                        principalColumns: new[] { "pack", "code" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recommendation_text",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    recommendation = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    proposed_by = table.Column<string>(type: "text", nullable: false),
                    why = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendation_text", x => new { x.pack, x.recommendation, x.number });
                    table.ForeignKey(
                        name: "fk_recommendation_text_recommendation_pack_recommendation",
                        columns: x => new { x.pack, x.recommendation },
                        principalTable: "recommendation",
                        principalColumns: new[] { "pack", "code" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "position_roll_line",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    recommendation = table.Column<string>(type: "text", nullable: false),
                    roll = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    seat = table.Column<int>(type: "integer", nullable: true),
                    office = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    may_designate = table.Column<bool>(type: "boolean", nullable: true),
                    is_vacant = table.Column<bool>(type: "boolean", nullable: false),
                    stand = table.Column<string>(type: "text", nullable: false),
                    by_designee = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    is_as_printed = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_position_roll_line", x => new { x.pack, x.recommendation, x.roll, x.number });
                    table.ForeignKey(
                        name: "fk_position_roll_line_position_roll_pack_recommendation_roll",
                        columns: x => new { x.pack, x.recommendation, x.roll },
                        principalTable: "position_roll",
                        principalColumns: new[] { "pack", "recommendation", "number" },
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bill");

            migrationBuilder.DropTable(
                name: "disposition_step");

            migrationBuilder.DropTable(
                name: "position_roll_line");

            migrationBuilder.DropTable(
                name: "recommendation_text");

            migrationBuilder.DropTable(
                name: "position_roll");

            migrationBuilder.DropTable(
                name: "recommendation");
        }
    }
}
