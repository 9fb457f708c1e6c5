using Clerestory.Accounts;
using Clerestory.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Clerestory.Web.Desk;

// How people sign in: by passkey, by password with a second step, or by the state's own sign-in.
internal static class SignInSetup
{
    public const string State = "state";

    public static void Add(IServiceCollection services, DeskSettings settings)
    {
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies();
        services.AddIdentityCore<Account>(o =>
        {
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.User.RequireUniqueEmail = true;
            (o.Password.RequiredLength, o.Password.RequireNonAlphanumeric, o.Password.RequireUppercase, o.Password.RequireDigit, o.Password.RequireLowercase) = (12, false, false, false, false);
            (o.Lockout.MaxFailedAccessAttempts, o.Lockout.DefaultLockoutTimeSpan) = (8, TimeSpan.FromMinutes(10));
        }).AddSignInManager().AddDefaultTokenProviders();
        services.AddScoped<IUserStore<Account>>(s => new UserOnlyStore<Account, DataStore, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(s.GetRequiredService<DataStore>()));
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.ConfigureApplicationCookie(o =>
        {
            (o.Cookie.Name, o.Cookie.SameSite, o.Cookie.HttpOnly, o.LoginPath, o.ExpireTimeSpan, o.SlidingExpiration) = ("clerestory", SameSiteMode.Lax, true, "/sign-in", TimeSpan.FromHours(8), true);
            o.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
            o.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status404NotFound);
        });
        services.AddSingleton<IAuthorizationHandler, NeedsHandler>();
        // Nothing without a rule of its own is shown to anyone who is not signed in.
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        var keys = services.AddDataProtection().SetApplicationName("clerestory");
        // Several servers may stand over one PostgreSQL; a file of SQLite has one, and keeps its keys beside it.
        if (settings.Store.IsPostgres) services.Configure<KeyManagementOptions>(o => o.XmlRepository = new StoredKeys(settings));
        else keys.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.Store.Name))!, "keys")));
        if (settings.StateSignIn is { } state) AddState(authentication, state);
    }

    private static void AddState(AuthenticationBuilder authentication, StateSignIn state) => authentication.AddOpenIdConnect(State, state.Name, o =>
    {
        (o.Authority, o.ClientId, o.ClientSecret, o.ResponseType, o.UsePkce, o.SignInScheme) = (state.Authority, state.ClientId, state.ClientSecret, "code", true, IdentityConstants.ExternalScheme);
        (o.CallbackPath, o.SaveTokens, o.GetClaimsFromUserInfoEndpoint, o.MapInboundClaims) = ("/sign-in/state", false, true, false);
        o.RequireHttpsMetadata = !state.Authority.StartsWith("http://127.0.0.1", StringComparison.Ordinal) && !state.Authority.StartsWith("http://localhost", StringComparison.Ordinal);
        o.Scope.Clear();
        foreach (string scope in new[] { "openid", "email", "profile" }) o.Scope.Add(scope);
        // Some providers tell the address only when they are asked; whether they have checked it is told along with it.
        o.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
        // Who says no there, or comes back with what does not fit, begins again.
        o.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/sign-in");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    });

    // Pages lead to the sign-in; the interface answers with a status.
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        bool isPage = !context.Request.Path.StartsWithSegments("/api");
        if (status == StatusCodes.Status401Unauthorized && isPage) context.Response.Redirect(context.RedirectUri);
        else context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
