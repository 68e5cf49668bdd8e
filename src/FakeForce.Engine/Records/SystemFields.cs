using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records;

/// <summary>The fields that the org itself keeps on every row, found once per sObject.</summary>
internal sealed class SystemFields
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<SObjectType, SystemFields> known = [];

    // Most saves are of the same sObject as the one before.
    private static SystemFields? latest;

    private readonly SObjectType type;

    private SystemFields(SObjectType type)
    {
        this.type = type;
        CreatedDate = Find(type, "CreatedDate");
        CreatedById = Find(type, "CreatedById");
        LastModifiedDate = Find(type, "LastModifiedDate");
        LastModifiedById = Find(type, "LastModifiedById");
        SystemModstamp = Find(type, "SystemModstamp");
        IsDeleted = Find(type, "IsDeleted");
        OwnerId = Find(type, "OwnerId");
        CurrencyIsoCode = Find(type, "CurrencyIsoCode");
    }

    public Field? CreatedDate { get; }
    public Field? CreatedById { get; }
    public Field? LastModifiedDate { get; }
    public Field? LastModifiedById { get; }
    public Field? SystemModstamp { get; }
    public Field? IsDeleted { get; }
    public Field? OwnerId { get; }
    public Field? CurrencyIsoCode { get; }

    public static SystemFields Of(SObjectType type) => latest is { } kept && ReferenceEquals(kept.type, type) ? kept : latest = known.GetValue(type, static t => new SystemFields(t));

    public static void StampCreated(RowDraft draft, DateTimeOffset now, RecordId user)
    {
        var fields = Of(draft.Type);
        if (fields.CreatedDate is { } created) draft[created] = Stamp(now);
        if (fields.CreatedById is { } creator) draft[creator] = Value.Of(user);
        StampModified(draft, now, user);
    }

    public static void StampModified(RowDraft draft, DateTimeOffset now, RecordId user)
    {
        var fields = Of(draft.Type);
        if (fields.LastModifiedDate is { } modified) draft[modified] = Stamp(now);
        if (fields.LastModifiedById is { } modifier) draft[modifier] = Value.Of(user);
        if (fields.SystemModstamp is { } stamp) draft[stamp] = Stamp(now);
    }

    public static void MarkDeleted(RowDraft draft, bool deleted, DateTimeOffset now)
    {
        var fields = Of(draft.Type);
        draft.IsDeleted = deleted;
        if (fields.IsDeleted is { } flag) draft[flag] = Value.Of(deleted);
        if (fields.SystemModstamp is { } stamp) draft[stamp] = Stamp(now);
    }

    // Salesforce keeps whole seconds: every stamp that it answers ends in .000.
    private static Value Stamp(DateTimeOffset now) => Value.Of(now.ToUnixTimeSeconds() * 1000);

    private static Field? Find(SObjectType type, string name) => type.TryField(name, out var field) ? field : null;
}
