using FakeForce.Engine.Access;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Use;

/// <summary>
/// UserRecordAccess: what a user may do with some records. An administrator, and everybody in an org without permissions, may do whatever the
/// sObject allows. Source: Object Reference, "UserRecordAccess".
/// </summary>
internal static class UserRecordAccess
{
    private const int MostRecords = 200;

    private static readonly RowParts<Access> parts = new()
    {
        { "UserId", a => a.User },
        { "RecordId", a => a.Record },
        { "HasReadAccess", a => a.IsActive && a.Level >= RowLevel.Read },
        { "HasEditAccess", a => a.MayEdit },
        { "HasDeleteAccess", a => a.MayDelete },
        { "HasTransferAccess", a => a.MayEdit && a.HasOwner && a.Level == RowLevel.All },
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
        var access = scope.State.AccessOf(user);
        foreach (var record in Ids(scope.Query, "RecordId"))
            if (scope.State.TryFind(record, out var of, out var row) && row.IsLive) yield return Of(access, user, isActive, record, of, row);
    }

    private static Access Of(UserAccess? access, RecordId user, bool isActive, RecordId record, SObjectType type, Row row) =>
        access is null ? new(user, isActive, record, type, RowLevel.All)
        : access.Catalog.Seen(type) is { } seen ? new(user, isActive, record, seen, access.SightOf(type).LevelOf(row, record.Number))
        : new(user, isActive, record, type, RowLevel.None);

    private sealed record Access(RecordId User, bool IsActive, RecordId Record, SObjectType Type, RowLevel Level)
    {
        public bool MayEdit => Level >= RowLevel.Edit && May(SObjectFlags.Updateable);
        public bool MayDelete => Level == RowLevel.All && May(SObjectFlags.Deletable);
        public bool HasOwner => Type.TryField("OwnerId", out _);
        public bool HasAll => MayEdit && MayDelete;
        public string Highest => HasAll ? "All" : MayDelete ? "Delete" : MayEdit ? "Edit" : IsActive && Level >= RowLevel.Read ? "Read" : "None";

        private bool May(SObjectFlags what) => IsActive && Type.Is(what);
    }
}
