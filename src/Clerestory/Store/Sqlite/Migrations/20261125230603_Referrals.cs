using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clerestory.Store.Sqlite.Migrations
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

            migrationBuilder.CreateIndex(
                name: "ix_difference_pack_route",
                table: "difference",
                columns: new[] { "pack", "route" });

            migrationBuilder.CreateIndex(
                name: "ix_difference_remark_difference",
                table: "difference_remark",
                column: "difference");

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
