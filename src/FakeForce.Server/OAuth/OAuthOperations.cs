using FakeForce.Server.OpenApi;

namespace FakeForce.Server.OAuth;

/// <summary>The log-in faces as openapi/rest.json describes them.</summary>
internal static class OAuthOperations
{
    private static readonly Content page = new("text/html");

    public static Section Api => new("oauth", "OAuth 2.0 and OpenID Connect, for programs",
    [
        new("GET,POST /services/oauth2/token", "oauthToken", "A session for a grant; with response_type=device_code, a code for a device")
        {
            Body = Content.Form("TokenForm"),
            Answers = [Ok("TokenAnswer")],
        },
        new("GET,POST /services/oauth2/revoke", "oauthRevoke", "Ends a session, or a refresh token and its sessions")
        {
            Query = ["token"],
            Body = Content.Form("TokenName"),
            Answers = [new(200, "Ended")],
        },
        new("POST /services/oauth2/introspect", "oauthIntrospect", "Whether a token lives, and whose it is") { Body = Content.Form("TokenName"), Answers = [Ok("OpenObject")] },
        new("GET,POST /services/oauth2/userinfo", "userInfo", "OpenID's claims of the session's user") { Answers = [Ok("OpenObject")] },
        new("GET,POST /services/oauth2/singleaccess", "singleAccess", "An address that logs a browser in to this session") { Answers = [Ok("OpenObject")] },
        new("GET /id/keys", "idKeys", "The keys that check id tokens") { Answers = [Ok("OpenObject")] },
        new("GET,POST /id/{orgId}/{userId}", "identity", "The identity URL's document of a user") { Query = ["format", "oauth_token", "version"], Answers = [Ok("OpenObject")] },
        new("GET /.well-known/openid-configuration", "openIdConfiguration", "OpenID's list of addresses and abilities") { Answers = [Ok("OpenObject")] },
        new("GET /.well-known/auth-configuration", "authConfiguration", "My Domain's log-in configuration") { Answers = [Ok("OpenObject")] },
    ])
    {
        Otherwise = Content.Json("OAuthError"),
        Schemas = """
        {
          "TokenForm": { "type": "object", "properties": {
            "grant_type": { "type": "string" }, "client_id": { "type": "string" }, "client_secret": { "type": "string" },
            "username": { "type": "string" }, "password": { "type": "string" }, "code": { "type": "string" },
            "redirect_uri": { "type": "string" }, "code_verifier": { "type": "string" }, "refresh_token": { "type": "string" },
            "assertion": { "type": "string" }, "response_type": { "type": "string" }, "scope": { "type": "string" } } },
          "TokenName": { "type": "object", "required": ["token"], "properties": {
            "token": { "type": "string" }, "client_id": { "type": "string" }, "client_secret": { "type": "string" } } },
          "TokenAnswer": { "type": "object", "properties": {
            "access_token": { "type": "string" }, "refresh_token": { "type": "string" }, "instance_url": { "type": "string" },
            "id": { "type": "string" }, "token_type": { "type": "string" }, "scope": { "type": "string" },
            "issued_at": { "type": "string" }, "signature": { "type": "string" } }, "additionalProperties": true },
          "OpenObject": { "type": "object", "additionalProperties": true },
          "OAuthError": { "type": "object", "required": ["error"], "properties": {
            "error": { "type": "string" }, "error_description": { "type": "string" } } }
        }
        """,
    };

    public static Section Pages => new("pages", "Log-in and consent, for browsers",
    [
        new("GET,POST /services/oauth2/authorize", "authorize", "Begins the web-server and user-agent flows")
        {
            Query = ["response_type!", "client_id!", "redirect_uri!", "state", "scope", "prompt", "code_challenge", "nonce"],
            Answers = [new(302, "On to the log-in, the consent or the callback")],
        },
        Page("GET /services/oauth2/success", "authorizeSuccess", "Where a user-agent flow without a page of its own ends"),
        Page("GET /setup/secur/RemoteAccessAuthorizationPage.apexp", "consentPage", "Asks whether an app may have what it wants"),
        Page("POST /setup/secur/RemoteAccessAuthorizationPage.apexp", "consent", "Takes the answer"),
        Page("GET /setup/connect", "devicePage", "Asks for a device's code"),
        Page("POST /setup/connect", "connectDevice", "Takes a device's code"),
        Page("GET /", "loginPage", "The log-in form"),
        Page("POST /", "logIn", "Takes user name and password"),
        Page("GET,POST /secur/frontdoor.jsp", "frontdoor", "Logs a browser in to a session"),
        Page("GET,POST /secur/logout.jsp", "logoutPage", "Ends a browser's session"),
    ]);

    private static Answer Ok(string schema) => new(200, "As asked", Content.Json(schema));

    private static Operation Page(string route, string id, string summary) => new(route, id, summary)
    {
        Answers = [new(200, "A page", page), new(302, "On to the next page")],
    };
}
