using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Server.External.Custom;
using FakeForce.Server.External.OData;
using FakeForce.Server.External.Orgs;
using FakeForce.Server.Outgoing;

namespace FakeForce.Server.External;

/// <summary>The adapters of all orgs, one for each data source of each, made when it is first needed.</summary>
internal sealed class ExternalAdapters(OutgoingHttp http)
{
    private readonly ConditionalWeakTable<Org, ConcurrentDictionary<string, ExternalAdapter>> known = [];

    public ExternalAdapter Of(Org org, ExternalSource source) =>
        known.GetValue(org, static _ => new(StringComparer.Ordinal)).GetOrAdd(source.FullName, static (_, made) => Make(made.http, made.org, made.source), (http, org, source));

    private static ExternalAdapter Make(OutgoingHttp http, Org org, ExternalSource source)
    {
        var way = new ExternalHttp(http, org, source);
        return source.Type switch
        {
            ExternalKind.OData or ExternalKind.OData4 or ExternalKind.OData401 => new ODataAdapter(way, source),
            ExternalKind.SfdcOrg => new OrgAdapter(way, source),
            _ => new CustomAdapter(way, source),
        };
    }
}
