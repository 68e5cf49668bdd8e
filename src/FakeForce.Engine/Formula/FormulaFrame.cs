using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Formula;

/// <summary>Finds a row by its id, in a state or in the middle of a transaction.</summary>
internal delegate Row RowLookup(SObjectType type, RecordId id);

/// <summary>The first live row with a value, by its id; an empty id where there is none.</summary>
internal delegate RecordId KeyLookup(SObjectType type, Field field, Value value);

/// <summary>
/// What a formula sees while it is worked out: the record at hand, what it was, who asks, and when. Used again for record after record,
/// by one thread at a time.
/// </summary>
internal sealed class FormulaFrame(Catalog catalog, RowLookup find, DateTimeOffset now)
{
    private readonly Dictionary<(Field Field, Value Value), RecordId> found = [];
    private TimeZoneInfo? zone;

    public Catalog Catalog { get; } = catalog;
    public RowLookup Find { get; } = find;

    public DateTimeOffset Now { get; } = now;
    public RecordId UserId { get; init; }
    public RecordId OrganizationId { get; init; }

    /// <summary>The user's, unless another one is said.</summary>
    public TimeZoneInfo TimeZone { get => zone ??= ZoneOfUser(); set => zone = value; }

    /// <summary>Of the sObject that the formula stands on. Parents take its place while their fields are read.</summary>
    public Row Row { get; set; }

    /// <summary>Empty while the record is new.</summary>
    public RecordId Id { get; set; }

    /// <summary>What the record was before the write at hand; no row for a new one.</summary>
    public Row Prior { get; set; }
    public bool IsNew { get; set; }

    /// <summary>How rows are found by another value than their id; without it none is.</summary>
    public KeyLookup? Lookup { get; init; }

    /// <summary>What a scope of its own reads from: a flow's interview.</summary>
    public object? Data { get; set; }

    /// <summary>
    /// Why the formula has no value: division by zero and the like, what Salesforce shows as #Error!. It fails the whole formula,
    /// whatever was made of the part that failed.
    /// </summary>
    public string? Failure { get; set; }

    /// <summary>Today where the user is.</summary>
    public long Today => DayOf(TimeZoneInfo.ConvertTime(Now, TimeZone).DateTime);

    public long NowMilliseconds => Now.ToUnixTimeMilliseconds();

    /// <summary>The first live row with that value, looked for once.</summary>
    public (RecordId Id, Row Row) FindBy(SObjectType type, Field field, Value value)
    {
        if (Lookup is null || value.IsNull) return default;
        if (!found.TryGetValue((field, value), out var id)) id = found[(field, value)] = Lookup(type, field, value);
        return id.IsEmpty ? default : (id, Find(type, id));
    }

    public bool Fail(string why)
    {
        Failure ??= why;
        return false;
    }

    /// <summary>Whether the user has a custom permission; null where no formula asks.</summary>
    public Func<string, bool>? Permits { get; init; }

    /// <summary>Over what a transaction has written so far.</summary>
    public static FormulaFrame Of(Transaction transaction, RecordId user) =>
        new(transaction.Catalog, transaction.Find, transaction.Now) { Lookup = (type, field, value) => ExternalIds.Find(transaction, type, field, value).FirstOrDefault(), UserId = user, OrganizationId = OrganizationOf(transaction.Catalog, transaction.CountOf), Permits = name => transaction.Catalog.Access?.HasCustomPermission(transaction.Start, user, name) == true };

    /// <summary>Over a record that is being saved, as the save has made it so far.</summary>
    public static FormulaFrame Of(SaveContext context)
    {
        var frame = Of(context.Transaction, context.Caller.UserId);
        (frame.Row, frame.Id, frame.Prior, frame.IsNew) = (new Row(context.Draft.Pack()), context.Id ?? default, context.Before, context.IsInsert);
        return frame;
    }

    /// <summary>Over a record that has been written, as it stands in the transaction.</summary>
    public static FormulaFrame Behind(SaveContext context)
    {
        var frame = Of(context.Transaction, context.Caller.UserId);
        (frame.Row, frame.Id, frame.Prior, frame.IsNew) = (context.After, context.SavedId, context.Before, context.IsInsert);
        return frame;
    }

    /// <summary>Over one moment of an org.</summary>
    public static FormulaFrame Of(OrgState state, RecordId user, TimeZoneInfo zone, DateTimeOffset now) =>
        new(state.Catalog, state.Find, now) { Lookup = (type, field, value) => Scan(state, type, field, value), UserId = user, TimeZone = zone, Permits = name => state.Catalog.Access?.HasCustomPermission(state, user, name) == true, OrganizationId = OrganizationOf(state.Catalog, type => state.TableOf(type).Count) };

    // Tables that formulas of fields look into are short: settings and custom metadata.
    private static RecordId Scan(OrgState state, SObjectType type, Field field, Value value)
    {
        var table = state.TableOf(type);
        for (var number = 1; number <= table.Count; number++)
            if (table.RowAt(number) is { IsLive: true } row && (value.Kind == StorageKind.Text ? row.Get(field).AsText.Equals(value.AsText, StringComparison.OrdinalIgnoreCase) : row.Get(field) == value)) return type.IdOf(number);
        return default;
    }

    // The org's own row is the only one of its kind and so the last.
    private static RecordId OrganizationOf(Catalog catalog, Func<SObjectType, int> count) =>
        catalog.TryFind("Organization", out var type) ? type.IdOf(count(type)) : default;

    private TimeZoneInfo ZoneOfUser()
    {
        if (!Catalog.TryFind("User", out var users) || !users.TryField("TimeZoneSidKey", out var field)) return TimeZoneInfo.Utc;
        var row = Find(users, UserId);
        return row.Has(field.Ordinal) ? TimeZones.Named(row.Get(field).AsText) : TimeZoneInfo.Utc;
    }

    private static long DayOf(DateTime moment) => (moment.Date - DateTime.UnixEpoch).Days;
}
