using System.IO.Compression;
using FakeForce.Engine.External;

namespace FakeForce.Server.External.OData;

/// <summary>Headers of the protocol. Which of them Salesforce sends has not been captured, so these are what the specifications ask of clients.</summary>
internal static class ODataHeaders
{
    private const string Json = "application/json", JsonTwo = "application/json;odata=verbose", Atom = "application/atom+xml";

    public static IReadOnlyList<KeyValuePair<string, string>> Reading(ExternalSource source) => source.Type == ExternalKind.OData
        ? [new("Accept", source.Configuration.Format == ExternalFormat.Atom ? Atom + ",application/xml" : JsonTwo + "," + Json), new("MaxDataServiceVersion", "2.0")]
        : [new("Accept", Json), new("OData-MaxVersion", VersionOf(source))];

    /// <summary>What is written is JSON in all versions.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Writing(ExternalSource source)
    {
        List<KeyValuePair<string, string>> headers = source.Type == ExternalKind.OData
            ? [new("Accept", JsonTwo + "," + Json), new("DataServiceVersion", "2.0"), new("MaxDataServiceVersion", "2.0"), new("Content-Type", Json)]
            : [new("Accept", Json), new("OData-Version", VersionOf(source)), new("OData-MaxVersion", VersionOf(source)), new("Prefer", "return=representation"), new("Content-Type", Json)];
        if (source.Configuration.RequestCompression) headers.Add(new("Content-Encoding", "gzip"));
        return headers;
    }

    public static byte[] Compress(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(body);
        return packed.ToArray();
    }

    private static string VersionOf(ExternalSource source) => source.Type == ExternalKind.OData401 ? "4.01" : "4.0";
}
