using FakeForce.Engine;
using FakeForce.Engine.Access;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Server.Json;

namespace FakeForce.Server.Outgoing.Credentials;

/// <summary>Who calls out: the user, and the principal that the user is at the other end.</summary>
internal sealed record CallerIdentity(Org Org, RecordId UserId, ExternalCredential? Credential, Principal? Principal)
{
    /// <summary>Throws <see cref="CalloutException"/> for a user who has no principal there.</summary>
    public static CallerIdentity Of(Org org, RecordId user, NamedCredential named)
    {
        if (named.Legacy is { } legacy) return new CallerIdentity(org, user, null, legacy.PrincipalType == "NamedUser" ? PrincipalOf(legacy) : null);
        var credential = org.Options.Callouts.ExternalCredentialOf(named.ExternalCredential!)!;
        var name = org.Options.WithoutSuffix(User.TryFind(org.State, user, out var found) ? found.Username : "");
        var access = org.State.AccessOf(user);
        var principal = credential.PrincipalOf(name, one => access?.Policy.HasPrincipals(credential.FullName) != true || access.Profile.MayCallAs($"{credential.FullName}-{one.PrincipalName}"));
        if (principal is null && credential.AuthenticationProtocol != "NoAuthentication") throw new CalloutException(CalloutTexts.NoCredential(credential.FullName));
        return new CallerIdentity(org, user, credential, principal);
    }

    /// <summary>Tokens are the principal's, so callers of one principal share them.</summary>
    public string Key => $"{Credential?.FullName}/{Principal?.PrincipalName}/{Principal?.User}";

    /// <summary>What a merge field stands for; null for one that has no value (Apex Developer Guide, "Merge Fields for Apex Callouts That Use Named Credentials").</summary>
    public string? ValueOf(string field)
    {
        var parts = field.Split('.');
        return parts[0].ToUpperInvariant() switch
        {
            "$USER" when parts.Length == 2 => FieldOf("User", UserId, parts[1]),
            "$ORGANIZATION" when parts.Length == 2 => FieldOf("Organization", Org.Id, parts[1]),
            "$CREDENTIAL" when parts.Length == 3 && parts[1].Equals(Credential?.FullName, StringComparison.OrdinalIgnoreCase) => Principal?.Credentials.GetValueOrDefault(parts[2]),
            "$CREDENTIAL" when parts.Length == 2 => Principal?.Credentials.GetValueOrDefault(parts[1]),
            _ => null,
        };
    }

    private static Principal PrincipalOf(LegacyCredential legacy) =>
        new("") { Credentials = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Username"] = legacy.Username, ["Password"] = legacy.Password } };

    private string? FieldOf(string sobject, RecordId id, string name)
    {
        var state = Org.State;
        var type = state.Catalog[sobject];
        var row = state.Find(type, id);
        return !type.TryField(name, out var field) || !row.IsLive ? null : field.Name == "Id" ? id.ToString() : PlainText.Of(row, FieldFormat.Of(field)) ?? "";
    }
}
