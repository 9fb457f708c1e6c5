using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clerestory.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ReturnsOfRespondent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_submission_pack_respondent",
                table: "submission",
                columns: new[] { "pack", "respondent" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_submission_pack_respondent",
                table: "submission");
        }
    }
}
