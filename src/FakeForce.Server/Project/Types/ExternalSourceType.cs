namespace FakeForce.Server.Project.Types;

/// <summary>Metadata API Developer Guide, "ExternalDataSource".</summary>
internal static class ExternalSourceType
{
    public static readonly ElementTable Table = new("ExternalDataSource", """
        text: label type endpoint principalType protocol username password customConfiguration
        flag: isWritable
        own: fullName
        none: repository version externalDataSrcDescriptors namedCredential
        refused: authProvider an authentication provider needs a browser, which FakeForce does not have
        refused: certificate client certificates of data sources are not supported
        refused: customHttpHeaders headers of data sources are read from fakeforce.json
        refused: oauthRefreshToken tokens of data sources are read from fakeforce.json
        refused: oauthScope scopes of data sources are not supported
        refused: oauthToken tokens of data sources are read from fakeforce.json
        """);
}
