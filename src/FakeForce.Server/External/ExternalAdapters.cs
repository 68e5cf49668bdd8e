using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Server.External.Custom;
using FakeForce.Server.External.OData;
using FakeForce.Server.External.Orgs;
using FakeForce.Server.Outgoing;
using FakeForce.Server.Outgoing.Credentials;

namespace FakeForce.Server.External;

/// <summary>The adapters of all orgs, one for each data source of each, made when it is first needed.</summary>
internal sealed class ExternalAdapters(OutgoingHttp http, Authorization authorization)
{
    private readonly ConditionalWeakTable<Org, ConcurrentDictionary<string, ExternalAdapter>> known = [];

    public ExternalAdapter Of(Org org, ExternalSource source) =>
        known.GetValue(org, static _ => new(StringComparer.Ordinal)).GetOrAdd(source.FullName, static (_, made) => Make(new ExternalHttp(made.http, made.authorization, made.org, made.source), made.source), (http, authorization, org, source));

    private static ExternalAdapter Make(ExternalHttp http, ExternalSource source) => source.Type switch
    {
        ExternalKind.OData or ExternalKind.OData4 or ExternalKind.OData401 => new ODataAdapter(http, source),
        ExternalKind.SfdcOrg => new OrgAdapter(http, source),
        _ => new CustomAdapter(http, source),
    };
}
