namespace FakeForce.Server.OAuth.Pages;

/// <summary>/setup/connect: a logged-in user enters the code that a device shows, and lets the device in or not.</summary>
internal static class DevicePage
{
    public static Task ShowAsync(OAuthRequest request)
    {
        var code = request["user_code"];
        if (BrowserSession.Find(request) is { } session) return WriteAsync(request, session, code, message: "");
        request.Context.Response.Redirect(LoginPage.Address("/setup/connect" + (code is null ? "" : "?user_code=" + Uri.EscapeDataString(code)), hint: null));
        return Task.CompletedTask;
    }

    public static async Task AnswerAsync(OAuthRequest request)
    {
        if (BrowserSession.Find(request) is not { } session)
        {
            await ShowAsync(request);
            return;
        }
        BrowserSession.RequireConfirmation(request, session);
        var code = request["user_code"] ?? "";
        var approve = request["cancel"] is null;
        if (!await request.Identity.Devices.AnswerAsync(code, session.UserId, approve, request.Cancel))
            await WriteAsync(request, session, code, "That code is invalid or has expired.");
        else if (approve)
            await Html.WriteAsync(request.Context, "Connected", "<p id=\"done\">Your device is connected. You can close this page.</p>");
        else
            await Html.WriteAsync(request.Context, "Not Connected", "<p id=\"done\">The device was denied access.</p>");
    }

    private static Task WriteAsync(OAuthRequest request, Engine.Identity.Session session, string? code, string message) => Html.WriteAsync(request.Context, "Connect Your Device", $"""
        <div id="error" class="loginError">{Html.Text(message)}</div>
        <form method="post" action="/setup/connect">
        <input type="hidden" name="_CONFIRMATIONTOKEN" value="{BrowserSession.ConfirmationToken(session)}">
        <label for="user_code">Enter the code that your device shows</label>
        <input type="text" id="user_code" name="user_code" value="{Html.Text(code)}" autocomplete="off">
        <input type="submit" id="oaapprove" name="save" value=" Connect ">
        <input type="submit" id="oadeny" name="cancel" value=" Deny ">
        </form>
        """);
}
