using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Use;

/// <summary>
/// RecentlyViewed: the records that the running user last had in hand, at most 200 of the last 90 days, with the ids of the
/// records themselves. Only sObjects with the fields LastViewedDate and LastReferencedDate count. Source: Object Reference,
/// "RecentlyViewed".
/// </summary>
internal static class RecentlyViewed
{
    private const int MostRows = 200;
    private const int MostUses = 4_096;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly RowParts<Use> parts = new()
    {
        { "Id", use => use.Recent.Record },
        { "Name", use => use.Name },
        { "LastName", use => use.Read("LastName") },
        { "FirstName", use => use.Read("FirstName") },
        { "Type", use => use.Type.Name },
        { "Alias", use => use.Read("Alias") },
        { "UserRoleId", use => use.Read("UserRoleId") },
        { "RecordTypeId", use => use.Read("RecordTypeId") },
        { "IsActive", use => use.Type.Name == "User" ? use.Read("IsActive") : Value.Null },
        { "ProfileId", use => use.Read("ProfileId") },
        { "Title", use => use.Read("Title") },
        { "Email", use => use.Read("Email") },
        { "Phone", use => use.Read("Phone") },
        { "NameOrAlias", use => use.Read("Alias") is { IsNull: false } alias ? alias : use.Name },
        { "LastViewedDate", use => use.Recent.When.ToUnixTimeSeconds() * 1000 },
        { "LastReferencedDate", use => use.Recent.When.ToUnixTimeSeconds() * 1000 },
    };

    public static DerivedObject Object { get; } = new("RecentlyViewed", scope => parts.TableOf(scope.Catalog["RecentlyViewed"], Uses(scope).Take(MostRows)))
    {
        Unknown = ["Language", "NetworkId"],
    };

    private static IEnumerable<Use> Uses(DerivedScope scope)
    {
        var access = scope.Context.AccessAt(scope.State);
        foreach (var recent in scope.Context.Org?.Recent.Uses(scope.Context.UserId, MostUses) ?? [])
        {
            if (recent.When + Kept < scope.Context.Now || !scope.State.TryFind(recent.Record, out var type, out var row) || !row.IsLive) continue;
            if (access is not null && (access.Catalog.Seen(type) is null || !access.SightOf(type).Matches(row, recent.Record))) continue;
            if (type.TryField("LastViewedDate", out _) && type.TryField("LastReferencedDate", out _)) yield return new Use(recent, type, row);
        }
    }

    private sealed record Use(RecentUse Recent, SObjectType Type, Row Row)
    {
        public Value Name => Type.NameField is { } name ? Row.Get(name) : Value.Null;

        public Value Read(string field) => DerivedScope.Read(Type, Row, field);
    }
}
