using Clerestory.Referrals;

namespace Clerestory.Tests.Referrals;

public sealed class OpaqueReferenceTests
{
    [Fact]
    public void A_new_reference_is_read_as_it_is_and_as_people_type_it()
    {
        for (int i = 0; i < 500; i++)
        {
            string reference = OpaqueReference.New();
            Assert.Matches("^[0-9A-HJKMNP-TV-Y]{4}-[0-9A-HJKMNP-TV-Y]{4}-[0-9A-HJKMNP-TV-Y]{4}$", reference);
            Assert.Equal([reference, reference, reference], new[] { reference, reference.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), $" {reference.Replace('-', ' ')} " }.Select(OpaqueReference.Read));
        }
    }

    [Fact]
    public void One_wrong_sign_and_two_that_changed_places_are_always_told()
    {
        const string signs = "0123456789ABCDEFGHJKMNPQRSTVWXY";
        for (int i = 0; i < 30; i++)
        {
            string plain = OpaqueReference.New().Replace("-", "", StringComparison.Ordinal);
            for (int at = 0; at < plain.Length; at++)
            {
                Assert.All(signs.Where(c => c != plain[at]), c => Assert.Null(OpaqueReference.Read(plain[..at] + c + plain[(at + 1)..])));
                if (at > 0 && plain[at] != plain[at - 1]) Assert.Null(OpaqueReference.Read(plain[..(at - 1)] + plain[at] + plain[at - 1] + plain[(at + 1)..]));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Jane Roe")]
    [InlineData("Harper Smith")]
    [InlineData("2021-01-31")]
    [InlineData("01/31/2021")]
    [InlineData("January 31, 2021")]
    [InlineData("HHD-CR21-0123456-T")]
    [InlineData("2021-CR-001234")]
    [InlineData("000-00-0000")]
    [InlineData("202101311234")]
    [InlineData("jane@example.org")]
    public void Names_days_and_numbers_of_cases_are_no_references(string typed) => Assert.Null(OpaqueReference.Read(typed));
}
