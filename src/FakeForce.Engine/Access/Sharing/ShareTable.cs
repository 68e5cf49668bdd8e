using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <summary>Where shares of an sObject's records are kept.</summary>
internal sealed record ShareTable(SObjectType Type, Field Record, Field UserOrGroup, Field Level)
{
    public static ShareTable? Of(SObjectType type, Catalog catalog)
    {
        var name = type.Is(SObjectFlags.Custom) ? type.Name[..^1] + "Share" : type.Name + "Share";
        return catalog.TryFind(name, out var share) && share.TryField("UserOrGroupId", out var user)
            && (share.TryField("ParentId", out var record) || share.TryField(type.Name + "Id", out record))
            && (share.TryField("AccessLevel", out var level) || share.TryField(type.Name + "AccessLevel", out level)) ? new(share, record, user, level) : null;
    }
}
