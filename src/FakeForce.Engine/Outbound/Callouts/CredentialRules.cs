namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>What remote sites, credentials and certificates must be like, alone and together.</summary>
internal static class CredentialRules
{
    public static IEnumerable<string> Problems(CalloutOptions options) =>
        Twice("remoteSiteSettings", options.RemoteSites.Select(site => site.FullName))
            .Concat(Twice("namedCredentials", options.NamedCredentials.Select(one => one.FullName)))
            .Concat(Twice("externalCredentials", options.ExternalCredentials.Select(one => one.FullName)))
            .Concat(Twice("certificates", options.Certificates.Select(one => one.FullName)))
            .Concat(options.RemoteSites.SelectMany(site => Address($"remoteSiteSettings {site.FullName}: url", site.Url)))
            .Concat(options.NamedCredentials.SelectMany(one => Named(options, one).Select(problem => $"namedCredentials {one.FullName}: {problem}")))
            .Concat(options.ExternalCredentials.SelectMany(one => External(options, one).Select(problem => $"externalCredentials {one.FullName}: {problem}")));

    private static IEnumerable<string> Twice(string key, IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"{key}: {group.Key} is there twice");

    private static IEnumerable<string> Named(CalloutOptions options, NamedCredential one)
    {
        foreach (var problem in Address("its URL", one.Url)) yield return problem;
        if (one.Legacy is { } legacy)
        {
            if (legacy.Protocol is not ("Password" or "NoAuthentication")) yield return $"FakeForce knows the protocols Password and NoAuthentication of legacy named credentials, not {legacy.Protocol}: use an external credential";
            if (legacy.PrincipalType is not ("Anonymous" or "NamedUser")) yield return $"FakeForce knows the principal types Anonymous and NamedUser of legacy named credentials, not {legacy.PrincipalType}: use an external credential";
            yield break;
        }
        foreach (var problem in Types(one.Parameters, NamedCredential.ParameterTypes)) yield return problem;
        if (one.ExternalCredential is not { } name) yield return "it has no parameter of the type Authentication with an externalCredential";
        else if (options.ExternalCredentialOf(name) is null) yield return $"there is no external credential {name}";
        if (one.Parameters.Any(parameter => parameter.ParameterType == "ClientCertificate" && (parameter.Certificate is not { } certificate || options.CertificateOf(certificate) is null))) yield return "its ClientCertificate names no certificate of the org";
        foreach (var problem in Formulas(one.Headers)) yield return problem;
    }

    private static IEnumerable<string> External(CalloutOptions options, ExternalCredential one)
    {
        foreach (var problem in Types(one.Parameters, ExternalCredential.ParameterTypes)) yield return problem;
        if (!ExternalCredential.Protocols.Contains(one.AuthenticationProtocol)) yield return $"authenticationProtocol is one of {string.Join(", ", ExternalCredential.Protocols)}; others are not supported";
        foreach (var problem in Formulas(one.Of("AuthHeader").Concat(one.Of("JwtBodyClaim")).Concat(one.Of("JwtHeaderClaim")))) yield return problem;
        var principals = one.Parameters.Where(parameter => parameter.ParameterType is "NamedPrincipal" or "PerUserPrincipal").Select(parameter => parameter.ParameterName).ToList();
        foreach (var unknown in one.Principals.Where(principal => !principals.Contains(principal.PrincipalName))) yield return $"principals has {unknown.PrincipalName}, which is no parameter of the type NamedPrincipal or PerUserPrincipal";
        foreach (var problem in OfProtocol(options, one)) yield return problem;
    }

    private static IEnumerable<string> OfProtocol(CalloutOptions options, ExternalCredential one)
    {
        var signs = one.AuthenticationProtocol == "Jwt" || one.AuthenticationProtocol == "Oauth" && one.Variant == ExternalCredential.JwtBearer;
        if (one.AuthenticationProtocol == "Oauth")
        {
            // Those that Salesforce's deployment asks for, observed.
            if (one.Variant is null || !ExternalCredential.Variants.Contains(one.Variant)) yield return $"Oauth needs a parameter of the type AuthProtocolVariant with one of {string.Join(", ", ExternalCredential.Variants)}; others are not supported";
            foreach (var problem in Address("its AuthProviderUrl", one.TokenUrl)) yield return problem;
        }
        if (signs && (one.SigningCertificate is not { } name || options.CertificateOf(name) is null)) yield return "it signs, and its SigningCertificate names no certificate of the org";
        string[] needed = one.AuthenticationProtocol == "Basic" ? ["username", "password"] : one.AuthenticationProtocol == "Oauth" && !signs ? ["clientId", "clientSecret"] : [];
        foreach (var principal in one.Principals)
            foreach (var missing in needed.Where(credential => !principal.Credentials.ContainsKey(credential))) yield return $"the principal {principal.PrincipalName} has no {missing} among its credentials";
    }

    private static IEnumerable<string> Types(IEnumerable<CredentialParameter> parameters, IReadOnlyList<string> known) =>
        parameters.Where(parameter => !known.Contains(parameter.ParameterType)).Select(parameter => $"parameters of the type {parameter.ParameterType} are not supported");

    private static IEnumerable<string> Formulas(IEnumerable<CredentialParameter> parameters)
    {
        foreach (var parameter in parameters)
            if (MergeText.ProblemOf(parameter.ParameterValue) is { } problem) yield return $"{parameter.ParameterName}: {problem}";
    }

    private static IEnumerable<string> Address(string what, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0) yield return $"{what} must be an address of http or https, not '{url}'";
    }
}
