using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Identity;
using FakeForce.Server.Gate;
using FakeForce.Server.Gate.Requests;

namespace FakeForce.Server.OAuth;

/// <summary>A request to an OAuth endpoint: its parameters from form and query, and who the client says it is.</summary>
internal sealed class OAuthRequest
{
    private readonly IFormCollection? form;

    private OAuthRequest(HttpContext context, OAuthServer server, IFormCollection? form)
    {
        (Context, Server, this.form) = (context, server, form);
        Address = PublicAddress.Of(context);
        (BasicUser, BasicPassword) = Basic(context.Request.Headers.Authorization.ToString());
        Org = LoginOrg.Of(this);
        CallNote.Of(context)?.Identified(Org, null, null);
    }

    public HttpContext Context { get; }
    public OAuthServer Server { get; }

    /// <summary>The org that it is about.</summary>
    public Org Org { get; }
    public OrgIdentity Identity => Org.Identity;
    public CancellationToken Cancel => Context.RequestAborted;

    /// <summary>scheme://host[:port] as the client wrote it.</summary>
    public string Address { get; }
    public string? BasicUser { get; }
    public string? BasicPassword { get; }
    public string? ClientId => this["client_id"] ?? BasicUser;
    public string? ClientSecret => this["client_secret"] ?? BasicPassword;
    public string? Format => this["format"];
    public ScopeSet Scopes => ScopeSet.Parse(this["scope"]);

    /// <summary>Null for parameters that are absent or empty. The form goes before the query.</summary>
    public string? this[string name] =>
        form?[name].ToString() is { Length: > 0 } inForm ? inForm
        : Context.Request.Query[name].ToString() is { Length: > 0 } inQuery ? inQuery : null;

    public string Required(string name) => this[name] ?? throw OAuthError.Missing(name);

    public static async Task<OAuthRequest> ReadAsync(HttpContext context, OAuthServer server)
    {
        try
        {
            return new OAuthRequest(context, server, context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // More parameters, or longer ones, than any form has, or a multipart form that breaks off.
            throw new OAuthError("invalid_request", "the request's form is malformed or too large");
        }
    }

    /// <summary>The token after Bearer or OAuth, or the access_token or oauth_token parameter.</summary>
    public string? AccessToken()
    {
        var header = Context.Request.Headers.Authorization.ToString();
        foreach (var scheme in (ReadOnlySpan<string>)["Bearer ", "OAuth "])
            if (header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return header[scheme.Length..].Trim();
        return this["oauth_token"] ?? this["access_token"];
    }

    private static (string?, string?) Basic(string header)
    {
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return (null, null);
        Span<byte> bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length)) return (null, null);
        var pair = Encoding.UTF8.GetString(bytes[..length]);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        // RFC 6749 §2.3.1 has both parts form-encoded.
        return colon < 0 ? (null, null) : (Uri.UnescapeDataString(pair[..colon]), Uri.UnescapeDataString(pair[(colon + 1)..]));
    }
}
