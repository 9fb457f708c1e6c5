using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clerestory.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CouncilYear : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "act",
                table: "seat",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "body",
                table: "seat",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "designee",
                table: "seat",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "end_act",
                table: "seat",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "is_name_withheld",
                table: "seat",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "seat",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "seat",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "agenda_item",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    meeting = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    speaker = table.Column<string>(type: "TEXT", nullable: false),
                    affiliation = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_item", x => new { x.pack, x.meeting, x.number });
                });

            migrationBuilder.CreateTable(
                name: "appointment",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    seat = table.Column<int>(type: "INTEGER", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    capacity = table.Column<string>(type: "TEXT", nullable: false),
                    affiliation = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    term_ends = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", nullable: false),
                    known_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    grade = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appointment", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "bill",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    session = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    recommendation = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bill", x => new { x.pack, x.session, x.number, x.recommendation });
                });

            migrationBuilder.CreateTable(
                name: "body",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    parent = table.Column<string>(type: "TEXT", nullable: false),
                    law = table.Column<string>(type: "TEXT", nullable: false),
                    charge = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    designees_vote = table.Column<string>(type: "TEXT", nullable: false),
                    notice_days = table.Column<int>(type: "INTEGER", nullable: true),
                    grade = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    quorum_grade = table.Column<string>(type: "TEXT", nullable: false),
                    quorum_kind = table.Column<string>(type: "TEXT", nullable: false),
                    quorum_note = table.Column<string>(type: "TEXT", nullable: false),
                    quorum_number = table.Column<int>(type: "INTEGER", nullable: true),
                    quorum_source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_body", x => new { x.pack, x.code });
                });

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
                name: "council_loaded",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_loaded", x => new { x.pack, x.kind, x.key });
                });

            migrationBuilder.CreateTable(
                name: "designation",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    seat = table.Column<int>(type: "INTEGER", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    affiliation = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    known_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    grade = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_designation", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "difference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    route = table.Column<string>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    other = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    other_kind = table.Column<string>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    found_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    gone_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    settled_as = table.Column<string>(type: "TEXT", nullable: true),
                    settlement = table.Column<string>(type: "TEXT", nullable: false),
                    without_hearing = table.Column<string>(type: "TEXT", nullable: false),
                    settled_by = table.Column<string>(type: "TEXT", nullable: false),
                    settled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_difference", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "difference_remark",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    difference = table.Column<Guid>(type: "TEXT", nullable: false),
                    side = table.Column<string>(type: "TEXT", nullable: true),
                    agency = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_difference_remark", x => x.id);
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
                name: "meeting",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    starts = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    notice_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    minutes = table.Column<string>(type: "TEXT", nullable: false),
                    minutes_state = table.Column<string>(type: "TEXT", nullable: false),
                    approved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    variant_names = table.Column<string>(type: "TEXT", nullable: false),
                    mail = table.Column<string>(type: "TEXT", nullable: false),
                    merged_into = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "presence",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    meeting = table.Column<string>(type: "TEXT", nullable: false),
                    seat = table.Column<int>(type: "INTEGER", nullable: false),
                    attendance = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    capacity = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_presence", x => new { x.pack, x.meeting, x.seat });
                });

            migrationBuilder.CreateTable(
                name: "protection_decision",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    table = table.Column<string>(type: "TEXT", nullable: false),
                    codes = table.Column<string>(type: "TEXT", nullable: false),
                    threshold = table.Column<long>(type: "INTEGER", nullable: true),
                    way = table.Column<string>(type: "TEXT", nullable: true),
                    seal = table.Column<string>(type: "TEXT", nullable: false),
                    of = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_decision", x => new { x.pack, x.number });
                });

            migrationBuilder.CreateTable(
                name: "published_number",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    edition = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    issue = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    identity = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    is_hidden = table.Column<bool>(type: "INTEGER", nullable: false),
                    seal = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_number", x => new { x.pack, x.number });
                });

            migrationBuilder.CreateTable(
                name: "recommendation",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    body_name = table.Column<string>(type: "TEXT", nullable: false),
                    addressee = table.Column<string>(type: "TEXT", nullable: false),
                    laws = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    is_from_pack = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendation", x => new { x.pack, x.code });
                });

            migrationBuilder.CreateTable(
                name: "referral_count",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    route = table.Column<string>(type: "TEXT", nullable: false),
                    side = table.Column<string>(type: "TEXT", nullable: false),
                    agency = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    months = table.Column<int>(type: "INTEGER", nullable: false),
                    through = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: true),
                    missing = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    is_current = table.Column<bool>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", nullable: false),
                    submission = table.Column<Guid>(type: "TEXT", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_count", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "route_end",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    route = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reopened = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_route_end", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "seat_count",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    seats = table.Column<int>(type: "INTEGER", nullable: true),
                    as_told = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat_count", x => new { x.pack, x.from });
                });

            migrationBuilder.CreateTable(
                name: "silence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    route = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    through = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    seen = table.Column<long>(type: "INTEGER", nullable: false),
                    expected = table.Column<double>(type: "REAL", nullable: false),
                    raised_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    told_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    times = table.Column<int>(type: "INTEGER", nullable: false),
                    end = table.Column<string>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    ended_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_silence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "single_referral",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    route = table.Column<string>(type: "TEXT", nullable: false),
                    sent_kind = table.Column<string>(type: "TEXT", nullable: true),
                    sent = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    received_kind = table.Column<string>(type: "TEXT", nullable: true),
                    received = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_single_referral", x => new { x.pack, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "vacancy",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    seat = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vacancy", x => new { x.pack, x.seat, x.from });
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

            migrationBuilder.CreateTable(
                name: "disposition_step",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    recommendation = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    law = table.Column<string>(type: "TEXT", nullable: false),
                    cite = table.Column<string>(type: "TEXT", nullable: false),
                    figure = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: false),
                    meant_to = table.Column<string>(type: "TEXT", nullable: true),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: false)
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
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    recommendation = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    seats_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    meeting = table.Column<string>(type: "TEXT", nullable: false),
                    quorum = table.Column<int>(type: "INTEGER", nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    printed = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    reason_for = table.Column<string>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    seal = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
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
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    recommendation = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    proposed_by = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false)
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
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    recommendation = table.Column<string>(type: "TEXT", nullable: false),
                    roll = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    seat = table.Column<int>(type: "INTEGER", nullable: true),
                    office = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    may_designate = table.Column<bool>(type: "INTEGER", nullable: true),
                    is_vacant = table.Column<bool>(type: "INTEGER", nullable: false),
                    stand = table.Column<string>(type: "TEXT", nullable: false),
                    by_designee = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    is_as_printed = table.Column<bool>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: true)
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

            migrationBuilder.CreateIndex(
                name: "ix_submission_pack_respondent",
                table: "submission",
                columns: new[] { "pack", "respondent" });

            migrationBuilder.CreateIndex(
                name: "ix_appointment_pack_seat",
                table: "appointment",
                columns: new[] { "pack", "seat" });

            migrationBuilder.CreateIndex(
                name: "ix_designation_pack_seat",
                table: "designation",
                columns: new[] { "pack", "seat" });

            migrationBuilder.CreateIndex(
                name: "ix_difference_pack_route",
                table: "difference",
                columns: new[] { "pack", "route" });

            migrationBuilder.CreateIndex(
                name: "ix_difference_remark_difference",
                table: "difference_remark",
                column: "difference");

            migrationBuilder.CreateIndex(
                name: "ix_draw_pack_source",
                table: "draw",
                columns: new[] { "pack", "source" });

            migrationBuilder.CreateIndex(
                name: "ix_meeting_pack_body_day",
                table: "meeting",
                columns: new[] { "pack", "body", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_referral_count_pack_route_side_agency_from_months_revision_kind",
                table: "referral_count",
                columns: new[] { "pack", "route", "side", "agency", "from", "months", "revision", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_route_end_pack_route",
                table: "route_end",
                columns: new[] { "pack", "route" });

            migrationBuilder.CreateIndex(
                name: "ix_silence_pack_route",
                table: "silence",
                columns: new[] { "pack", "route" });

            migrationBuilder.CreateIndex(
                name: "ix_single_referral_pack_route",
                table: "single_referral",
                columns: new[] { "pack", "route" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agenda_item");

            migrationBuilder.DropTable(
                name: "appointment");

            migrationBuilder.DropTable(
                name: "bill");

            migrationBuilder.DropTable(
                name: "body");

            migrationBuilder.DropTable(
                name: "column_mapping");

            migrationBuilder.DropTable(
                name: "council_loaded");

            migrationBuilder.DropTable(
                name: "designation");

            migrationBuilder.DropTable(
                name: "difference");

            migrationBuilder.DropTable(
                name: "difference_remark");

            migrationBuilder.DropTable(
                name: "disposition_step");

            migrationBuilder.DropTable(
                name: "draw_count");

            migrationBuilder.DropTable(
                name: "meeting");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "position_roll_line");

            migrationBuilder.DropTable(
                name: "presence");

            migrationBuilder.DropTable(
                name: "protection_decision");

            migrationBuilder.DropTable(
                name: "published_number");

            migrationBuilder.DropTable(
                name: "recommendation_text");

            migrationBuilder.DropTable(
                name: "referral_count");

            migrationBuilder.DropTable(
                name: "route_end");

            migrationBuilder.DropTable(
                name: "seat_count");

            migrationBuilder.DropTable(
                name: "silence");

            migrationBuilder.DropTable(
                name: "single_referral");

            migrationBuilder.DropTable(
                name: "vacancy");

            migrationBuilder.DropTable(
                name: "draw");

            migrationBuilder.DropTable(
                name: "position_roll");

            migrationBuilder.DropTable(
                name: "recommendation");

            migrationBuilder.DropIndex(
                name: "ix_submission_pack_respondent",
                table: "submission");

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
