namespace FakeForce.Server.Project.Types;

/// <summary>Metadata API Developer Guide: RemoteSiteSetting, NamedCredential, ExternalCredential, ExternalServiceRegistration.</summary>
internal static class CalloutTypes
{
    public static readonly ElementTable RemoteSite = new("RemoteSiteSetting", """
        text: url
        flag: isActive disableProtocolSecurity
        own: fullName
        none: description
        """);

    public static readonly ElementTable Named = new ElementTable("NamedCredential", """
        text: namedCredentialType endpoint protocol principalType username password calloutStatus
        flag: generateAuthorizationHeader allowMergeFieldsInHeader allowMergeFieldsInBody
        own: fullName
        none: label description
        refused: authProvider an authentication provider needs a browser, which FakeForce does not have
        refused: authTokenEndpointUrl only newer named credentials can have tokens
        refused: awsAccessKey AWS signatures are not supported
        refused: awsAccessSecret AWS signatures are not supported
        refused: awsRegion AWS signatures are not supported
        refused: awsService AWS signatures are not supported
        refused: certificate client certificates of legacy named credentials are not supported
        refused: jwtAudience legacy JWT named credentials are not supported
        refused: jwtFormulaSubject legacy JWT named credentials are not supported
        refused: jwtIssuer legacy JWT named credentials are not supported
        refused: jwtSigningCertificate legacy JWT named credentials are not supported
        refused: jwtTextSubject legacy JWT named credentials are not supported
        refused: jwtValidityPeriodSeconds legacy JWT named credentials are not supported
        refused: oauthScope legacy OAuth named credentials are not supported
        refused: outboundNetworkConnection private connections are not supported
        """).With("namedCredentialParameters", Parameter("NamedCredentialParameter"));

    public static readonly ElementTable Registration = new ElementTable("ExternalServiceRegistration", """
        text: label namedCredential schema status
        own: fullName
        none: description schemaAbsoluteUrl schemaUrl schemaType schemaUploadFileExtension schemaUploadFileName registrationProviderType registrationProvider serviceBinding systemVersion catalogedApiVersion namedCredentialReference externalServiceOperations
        """).With("operations", new ElementTable("ExternalServiceOperation", """
            text: name
            flag: active
            """));

    private static readonly ElementTable external = new ElementTable("ExternalCredential", """
        text: authenticationProtocol
        own: fullName
        none: label description
        """).With("externalCredentialParameters", Parameter("ExternalCredentialParameter"));

    // Salesforce keeps secrets apart from metadata; fakeforce.json brings them, under the same name.
    public static void ReadExternalCredential(Component component, ProjectModel model)
    {
        var json = external.Convert(component.Root, model.Report);
        json.Insert(0, "fullName", component.FullName);
        model.Add("externalCredentials", json, component.Root);
    }

    private static ElementTable Parameter(string type) => new(type, """
        text: parameterType parameterName parameterValue externalCredential certificate parameterGroup
        number: sequenceNumber
        none: description
        refused: authProvider an authentication provider needs a browser, which FakeForce does not have
        refused: externalAuthIdentityProvider an authentication provider needs a browser, which FakeForce does not have
        refused: outboundNetworkConnection private connections are not supported
        refused: globalNamedPrincipalCredential it is not known to FakeForce
        refused: managedFeatureEnabledCallback it is not known to FakeForce
        refused: readOnlyNamedCredential it is not known to FakeForce
        refused: systemUserNamedCredential it is not known to FakeForce
        """);
}
