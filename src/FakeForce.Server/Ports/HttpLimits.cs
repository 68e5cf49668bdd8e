using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FakeForce.Server.Ports;

/// <summary>
/// What Kestrel itself refuses. Its limits lie well above Salesforce's 16,384 bytes, so that Gate/UriLimits can answer
/// with Salesforce's body; beyond these here Kestrel answers the same statuses without one.
/// </summary>
internal static class HttpLimits
{
    private const int HeadBytes = 256 * 1024;
    private const int HeaderCount = 1000;

    /// <summary>Each subscription of Pub/Sub API is a stream (guide, "Pub/Sub API and Event Allocations": 1,000 on one channel).</summary>
    private const int StreamsPerConnection = 1000;

    /// <summary>
    /// The default for bodies: base64 in a JSON record may have 50 MB (REST guide, "Insert or Update Blob Data") and SOAP
    /// requests as much. Faces with larger uploads raise IHttpMaxRequestBodySizeFeature for their routes.
    /// </summary>
    public const long BodyBytes = 52_428_800;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestLineSize = HeadBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = HeadBytes;
        kestrel.Limits.MaxRequestHeaderCount = HeaderCount;
        kestrel.Limits.MaxRequestBodySize = BodyBytes;
        kestrel.Limits.Http2.MaxRequestHeaderFieldSize = HeadBytes;
        kestrel.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
        // Clients pause between chunks when a debugger holds them; a test double must not cut them off for it.
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
    }
}
