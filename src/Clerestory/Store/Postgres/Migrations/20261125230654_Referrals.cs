using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clerestory.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Referrals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_difference_pack_route",
                table: "difference",
                columns: new[] { "pack", "route" });

            migrationBuilder.CreateIndex(
                name: "ix_difference_remark_difference",
                table: "difference_remark",
                column: "difference");

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
                name: "difference");

            migrationBuilder.DropTable(
                name: "difference_remark");

            migrationBuilder.DropTable(
                name: "referral_count");

            migrationBuilder.DropTable(
                name: "route_end");

            migrationBuilder.DropTable(
                name: "silence");

            migrationBuilder.DropTable(
                name: "single_referral");
        }
    }
}
