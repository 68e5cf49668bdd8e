using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;

namespace FakeForce.Engine.Soql.Derived.Use;

/// <summary>
/// UserRecordAccess: what a user may do with some records. There are no sharing rules in FakeForce, so every active user
/// may do whatever the sObject allows. Source: Object Reference, "UserRecordAccess".
/// </summary>
internal static class UserRecordAccess
{
    private const int MostRecords = 200;

    private static readonly RowParts<Access> parts = new()
    {
        { "UserId", a => a.User },
        { "RecordId", a => a.Record },
        { "HasReadAccess", a => a.IsActive },
        { "HasEditAccess", a => a.May(SObjectFlags.Updateable) },
        { "HasDeleteAccess", a => a.May(SObjectFlags.Deletable) },
        { "HasTransferAccess", a => a.May(SObjectFlags.Updateable) && a.HasOwner },
        { "HasAllAccess", a => a.HasAll },
        { "MaxAccessLevel", a => a.Highest },
    };

    public static DerivedObject Object { get; } = new("UserRecordAccess", scope => parts.TableOf(scope.Catalog["UserRecordAccess"], Rows(scope)))
    {
        Ids = ["RecordId"],
        Rule = Check,
    };

    private static void Check(BoundQuery query)
    {
        var fields = query.Shape.Columns.OfType<FieldColumn>().Select(column => column.Key).ToList();
        if (query.IsCount || query.Grouping is not null || fields.Count < query.Shape.Columns.Count || fields.Exists(name => name is "Id" or "UserId"))
            throw SoqlErrors.RecordAccessSelect.Plain();
        if (!fields.Contains("RecordId")) throw SoqlErrors.RecordAccessNoRecord.Plain();
        if (Ids(query, "UserId").Count != 1 || Ids(query, "RecordId").Count == 0) throw SoqlErrors.RecordAccessFilter.Plain();
        if (Ids(query, "RecordId").Count > MostRecords) throw SoqlErrors.RecordAccessTooMany.Plain();
    }

    private static List<RecordId> Ids(BoundQuery query, string field) => [.. Conditions.AllOf(query.Where)
        .Where(part => Conditions.EqualPathOf(part) == field).SelectMany(Conditions.ConstantsOf).Select(constant => constant.Value.AsId).Distinct()];

    private static IEnumerable<Access> Rows(DerivedScope scope)
    {
        var user = Ids(scope.Query, "UserId")[0];
        if (!scope.State.TryFind(user, out var type, out _) || type.Name != "User") yield break;
        var isActive = scope.Read(user, "IsActive").AsBoolean;
        foreach (var record in Ids(scope.Query, "RecordId"))
            if (scope.State.TryFind(record, out var of, out var row) && row.IsLive) yield return new Access(user, isActive, record, of);
    }

    private sealed record Access(RecordId User, bool IsActive, RecordId Record, SObjectType Type)
    {
        public bool HasOwner => Type.TryField("OwnerId", out _);
        public bool HasAll => May(SObjectFlags.Updateable) && May(SObjectFlags.Deletable);
        public string Highest => HasAll ? "All" : May(SObjectFlags.Deletable) ? "Delete" : May(SObjectFlags.Updateable) ? "Edit" : IsActive ? "Read" : "None";

        public bool May(SObjectFlags what) => IsActive && Type.Is(what);
    }
}
