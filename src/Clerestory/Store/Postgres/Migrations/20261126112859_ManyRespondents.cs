using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clerestory.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ManyRespondents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_draft_pack_call_respondent",
                table: "draft");

            migrationBuilder.CreateIndex(
                name: "ix_draft_pack_call_respondent_instrument_started_at_changed_at",
                table: "draft",
                columns: new[] { "pack", "call", "respondent", "instrument", "started_at", "changed_at", "stage" });

            // By hand: the model cannot name a part of a complex property in an index. It holds every column that completeness reads of a return.
            migrationBuilder.CreateIndex(
                name: "ix_submission_completeness",
                table: "submission",
                columns: new[] { "pack", "call", "instrument", "respondent", "number", "circumstances_received_at", "circumstances_is_late", "verdict" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_submission_completeness",
                table: "submission");

            migrationBuilder.DropIndex(
                name: "ix_draft_pack_call_respondent_instrument_started_at_changed_at",
                table: "draft");

            migrationBuilder.CreateIndex(
                name: "ix_draft_pack_call_respondent",
                table: "draft",
                columns: new[] { "pack", "call", "respondent" });
        }
    }
}
