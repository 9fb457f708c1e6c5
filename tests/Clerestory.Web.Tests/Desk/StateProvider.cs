using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Clerestory.Web.Tests.Desk;

/// <summary>Who signs in at the state, and where the state tells the address: in the token, or only when asked.</summary>
public sealed record StatePerson(string Subject, string Mail, bool IsVerified, bool OnlyWhenAsked = false);

/// <summary>A state's own sign-in on a port of its own: it lets in at once whoever the test says.</summary>
public sealed class StateProvider : IAsyncDisposable
{
    public const string Client = "clerestory-desk", Secret = "a secret between desk and state";

    private WebApplication? app;

    public StatePerson Person { get; set; } = new("1", "someone@example.org", true);

    public string Address => app!.Urls.First();

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(o =>
        {
            o.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("who");
            o.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes("email", "profile");
            o.AddEphemeralEncryptionKey().AddEphemeralSigningKey().EnableDegradedMode();
            o.UseAspNetCore().DisableTransportSecurityRequirement();
            o.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(c => Check(c.ClientId == Client, c)));
            o.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(c => Check(c is { ClientId: Client, ClientSecret: Secret }, c)));
            o.AddEventHandler<HandleAuthorizationRequestContext>(b => b.UseInlineHandler(c =>
            {
                c.SignIn(Identity(c.Request.GetScopes()));
                return default;
            }));
            o.AddEventHandler<HandleUserInfoRequestContext>(b => b.UseInlineHandler(c =>
            {
                (c.Subject, c.Email, c.EmailVerified) = (Person.Subject, Person.Mail, Person.IsVerified);
                return default;
            }));
        });
        app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync(DeskSite.Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    private static ValueTask Check(bool isRight, BaseValidatingContext context)
    {
        if (!isRight) context.Reject(OpenIddictConstants.Errors.InvalidClient);
        return default;
    }

    private ClaimsPrincipal Identity(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("state", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, Person.Subject);
        if (!Person.OnlyWhenAsked) identity.SetClaim(OpenIddictConstants.Claims.Email, Person.Mail).SetClaim(OpenIddictConstants.Claims.EmailVerified, Person.IsVerified);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
        return principal;
    }
}
