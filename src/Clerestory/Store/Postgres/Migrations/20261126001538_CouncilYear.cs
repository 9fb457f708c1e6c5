using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clerestory.Store.Postgres.Migrations
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
                name: "column_mapping",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_column_mapping", x => new { x.pack, x.source });
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
                name: "difference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "text", nullable: false),
                    @class = table.Column<string>(name: "class", type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    other = table.Column<DateOnly>(type: "date", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    other_kind = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    found_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    gone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    settled_as = table.Column<string>(type: "text", nullable: true),
                    settlement = table.Column<string>(type: "text", nullable: false),
                    without_hearing = table.Column<string>(type: "text", nullable: false),
                    settled_by = table.Column<string>(type: "text", nullable: false),
                    settled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_difference", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "difference_remark",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    difference = table.Column<Guid>(type: "uuid", nullable: false),
                    side = table.Column<string>(type: "text", nullable: true),
                    agency = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_difference_remark", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "draw",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    drawn = table.Column<DateOnly>(type: "date", nullable: true),
                    printed_in = table.Column<string>(type: "text", nullable: false),
                    statutes = table.Column<string>(type: "text", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: false),
                    from_year = table.Column<int>(type: "integer", nullable: false),
                    to_year = table.Column<int>(type: "integer", nullable: false),
                    seal = table.Column<string>(type: "text", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<string>(type: "text", nullable: false),
                    withdrawn_because = table.Column<string>(type: "text", nullable: false),
                    origin_hash = table.Column<string>(type: "text", nullable: false),
                    origin_kept_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    origin_kept_by = table.Column<string>(type: "text", nullable: false),
                    origin_way = table.Column<string>(type: "text", nullable: false),
                    units_arrests = table.Column<string>(type: "text", nullable: true),
                    units_convictions = table.Column<string>(type: "text", nullable: true),
                    units_dispositions = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draw", x => x.id);
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
                name: "protection_decision",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    table = table.Column<string>(type: "text", nullable: false),
                    codes = table.Column<string>(type: "text", nullable: false),
                    threshold = table.Column<long>(type: "bigint", nullable: true),
                    way = table.Column<string>(type: "text", nullable: true),
                    seal = table.Column<string>(type: "text", nullable: false),
                    of = table.Column<long>(type: "bigint", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protection_decision", x => new { x.pack, x.number });
                });

            migrationBuilder.CreateTable(
                name: "published_number",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    issue = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    identity = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false),
                    is_hidden = table.Column<bool>(type: "boolean", nullable: false),
                    seal = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_number", x => new { x.pack, x.number });
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
                name: "referral_count",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "text", nullable: false),
                    side = table.Column<string>(type: "text", nullable: false),
                    agency = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: true),
                    missing = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    is_current = table.Column<bool>(type: "boolean", nullable: false),
                    origin = table.Column<string>(type: "text", nullable: false),
                    submission = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_count", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "route_end",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reopened = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_route_end", x => x.id);
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
                name: "silence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false),
                    seen = table.Column<long>(type: "bigint", nullable: false),
                    expected = table.Column<double>(type: "double precision", nullable: false),
                    raised_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false),
                    end = table.Column<string>(type: "text", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    ended_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_silence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "single_referral",
                columns: table => new
                {
                    pack = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "text", nullable: false),
                    sent_kind = table.Column<string>(type: "text", nullable: true),
                    sent = table.Column<DateOnly>(type: "date", nullable: true),
                    received_kind = table.Column<string>(type: "text", nullable: true),
                    received = table.Column<DateOnly>(type: "date", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_single_referral", x => new { x.pack, x.reference });
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

            migrationBuilder.CreateTable(
                name: "draw_count",
                columns: table => new
                {
                    statute = table.Column<string>(type: "text", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: false),
                    disposition = table.Column<string>(type: "text", nullable: false),
                    district = table.Column<string>(type: "text", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    draw_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false)
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
                name: "ix_referral_count_pack_route_side_agency_from_months_revision_",
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
