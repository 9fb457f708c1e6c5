using Clerestory.Accounts;

namespace Clerestory.Tests.Accounts;

public sealed class AuthenticatorCodeTests
{
    // The key of RFC 6238, appendix B, in Base32.
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]              // RFC 6238, appendix B, the last six of eight digits
    [InlineData(1111111109, "081804")]
    [InlineData(1111111109, "081 804")]
    [InlineData(20000000000, "353130")]
    public void A_code_of_the_standard_belongs_to_its_half_minute(long second, string code) =>
        Assert.Equal(second / 30, AuthenticatorCode.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(second)));

    [Theory]
    [InlineData(-60, true)]
    [InlineData(60, true)]
    [InlineData(-120, false)]
    [InlineData(120, false)]
    public void Clocks_may_differ_by_a_minute(long seconds, bool fits) =>
        Assert.Equal(fits ? 1111111109 / 30 : null, AuthenticatorCode.StepOf(Secret, "081804", DateTimeOffset.FromUnixTimeSeconds(1111111109 - 15 + seconds)));

    [Theory]
    [InlineData(Secret, "")]
    [InlineData(Secret, "08180")]
    [InlineData(Secret, "081805")]
    [InlineData(Secret, "٠٨١٨٠٤")]
    [InlineData("no key!", "081804")]
    [InlineData(null, "081804")]
    public void What_is_no_code_belongs_to_none(string? secret, string code) => Assert.Null(AuthenticatorCode.StepOf(secret, code, DateTimeOffset.FromUnixTimeSeconds(1111111109)));
}
