using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Clerestory.Web.Desk;

// Ends what a visit at the state's own sign-in left behind.
internal static class SignOuts
{
    public static Task SignOutExternal(this HttpContext context) => context.SignOutAsync(IdentityConstants.ExternalScheme);
}
