using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clerestory.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Council : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "act",
                table: "seat",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "body",
                table: "seat",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "designee",
                table: "seat",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "end_act",
                table: "seat",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "is_name_withheld",
                table: "seat",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "seat",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "seat",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "agenda_item",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    meeting = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    speaker = table.Column<string>(type: "text", nullable: false),
                    affiliation = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_item", x => new { x.pack, x.meeting, x.number });
                });

            migrationBuilder.CreateTable(
                name: "appointment",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    seat = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    capacity = table.Column<string>(type: "text", nullable: false),
                    affiliation = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    term_ends = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "text", nullable: false),
                    known_on = table.Column<DateOnly>(type: "date", nullable: true),
                    grade = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointment", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "body",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    parent = table.Column<string>(type: "text", nullable: false),
                    law = table.Column<string>(type: "text", nullable: false),
                    charge = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    designees_vote = table.Column<string>(type: "text", nullable: false),
                    notice_days = table.Column<int>(type: "integer", nullable: true),
                    grade = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false),
                    quorum_grade = table.Column<string>(type: "text", nullable: false),
                    quorum_kind = table.Column<string>(type: "text", nullable: false),
                    quorum_note = table.Column<string>(type: "text", nullable: false),
                    quorum_number = table.Column<int>(type: "integer", nullable: true),
                    quorum_source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_body", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "council_loaded",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    seal = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_loaded", x => new { x.pack, x.kind, x.key });
                });

            migrationBuilder.CreateTable(
                name: "designation",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    seat = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    affiliation = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    known_on = table.Column<DateOnly>(type: "date", nullable: true),
                    grade = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_designation", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "meeting",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    starts = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    place = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    notice_on = table.Column<DateOnly>(type: "date", nullable: true),
                    minutes = table.Column<string>(type: "text", nullable: false),
                    minutes_state = table.Column<string>(type: "text", nullable: false),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    variant_names = table.Column<string>(type: "text", nullable: false),
                    mail = table.Column<string>(type: "text", nullable: false),
                    merged_into = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "presence",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    meeting = table.Column<string>(type: "text", nullable: false),
                    seat = table.Column<int>(type: "integer", nullable: false),
                    attendance = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    capacity = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_presence", x => new { x.pack, x.meeting, x.seat });
                });

            migrationBuilder.CreateTable(
                name: "seat_count",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: true),
                    as_told = table.Column<string>(type: "text", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    grade = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat_count", x => new { x.pack, x.from });
                });

            migrationBuilder.CreateTable(
                name: "vacancy",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    seat = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vacancy", x => new { x.pack, x.seat, x.from });
                });

            migrationBuilder.CreateIndex(
                name: "ix_appointment_pack_seat",
                table: "appointment",
                columns: new[] { "pack", "seat" });

            migrationBuilder.CreateIndex(
                name: "ix_designation_pack_seat",
                table: "designation",
                columns: new[] { "pack", "seat" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_pack_body_day",
                table: "meeting",
                columns: new[] { "pack", "body", "day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agenda_item");

            migrationBuilder.DropTable(
                name: "appointment");

            migrationBuilder.DropTable(
                name: "body");

            migrationBuilder.DropTable(
                name: "council_loaded");

            migrationBuilder.DropTable(
                name: "designation");

            migrationBuilder.DropTable(
                name: "meeting");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "presence");

            migrationBuilder.DropTable(
                name: "seat_count");

            migrationBuilder.DropTable(
                name: "vacancy");

            migrationBuilder.DropColumn(
                name: "act",
                table: "seat");

            migrationBuilder.DropColumn(
                name: "body",
                table: "seat");

            migrationBuilder.DropColumn(
                name: "designee",
                table: "seat");

            migrationBuilder.DropColumn(
                name: "end_act",
                table: "seat");

            migrationBuilder.DropColumn(
                name: "is_name_withheld",
                table: "seat");

            migrationBuilder.DropColumn(
                name: "note",
                table: "seat");

            migrationBuilder.DropColumn(
                name: "source",
                table: "seat");
        }
    }
}
