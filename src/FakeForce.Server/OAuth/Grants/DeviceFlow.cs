using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Grants;

/// <summary>The device flow's two calls to the token endpoint; its page is <see cref="Pages.DevicePage"/>.</summary>
internal static class DeviceFlow
{
    public static async Task<OAuthFields> StartAsync(OAuthRequest request)
    {
        var app = OAuthClient.Authenticate(request, OAuthFlows.Device);
        if (!app.Allows(OAuthFlows.Device)) throw new OAuthError("oauth_flow_disabled", "device flow is not enabled for this app");
        var scopes = app.Narrow(request.Scopes) ?? throw OAuthError.InvalidScope;
        var device = await request.Identity.Devices.StartAsync(app, scopes, request.Cancel);
        return new OAuthFields()
            .Add("user_code", device.UserCode)
            .Add("device_code", device.DeviceCode)
            .Add("interval", (long)DeviceGrant.Interval.TotalSeconds)
            .Add("verification_uri", request.Address + "/setup/connect");
    }

    public static async Task<OAuthFields> PollAsync(OAuthRequest request)
    {
        var code = request["code"] ?? request.Required("device_code");
        var app = OAuthClient.Authenticate(request, OAuthFlows.Device);
        var login = await request.Identity.Devices.PollAsync(app, code, request.Cancel);
        return TokenReply.Full(request, app, login);
    }
}
