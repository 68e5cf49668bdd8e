using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>A world as the engine holds it. With indexes, some are made half-way, so that later inserts, updates and deletes must keep them.</summary>
internal sealed class OrgTwin
{
    private static readonly DateOnly epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);

    private readonly Transaction transaction;
    private readonly WorldMaker other;
    private readonly Random random;

    private OrgTwin(World world, WorldMaker other, Random random)
    {
        (this.other, this.random) = (other, random);
        transaction = new Transaction(OrgState.Empty(new ModelCatalog(world.Schema)), DateTimeOffset.UnixEpoch);
    }

    public static OrgState Of(World world, WorldMaker other, int seed, bool indexed)
    {
        var twin = new OrgTwin(world, other, new Random(seed));
        foreach (var type in world.Schema.Objects) twin.Fill(world, type, indexed);
        return twin.transaction.Freeze();
    }

    public static Value ValueOf(object? value, Kind kind) => value switch
    {
        null => Value.Null,
        string id when kind == Kind.Reference => Value.Of(RecordId.Parse(id)),
        string text => Value.Of(text),
        bool flag => Value.Of(flag),
        long whole => Value.Of(whole),
        double number => Value.Of(number),
        DateOnly day => Value.Of((long)(day.DayNumber - epoch.DayNumber)),
        DateTime moment => Value.Of((moment - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond),
        TimeSpan time => Value.Of(time.Ticks / TimeSpan.TicksPerMillisecond),
        _ => throw new ArgumentException("no value for a row: " + value),
    };

    private void Fill(World world, ObjectModel model, bool indexed)
    {
        var type = transaction.Catalog[model.Name];
        var rows = world.All(model);
        var passing = new List<RowModel>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (indexed && i == rows.Count / 2) MakeIndexes(model, type);
            // Some rows are first something else.
            var isFinal = random.Next(8) > 0;
            if (!isFinal) passing.Add(rows[i]);
            transaction.Insert(DraftOf(type, model, isFinal ? rows[i].Values.GetValueOrDefault : name => other.ValueOf(model.Field(name)!)));
        }
        foreach (var row in passing) transaction.Update(RecordId.Parse(row.Id), DraftOf(type, model, row.Values.GetValueOrDefault, Row(type, row)));
        foreach (var row in rows.Where(r => r.Deleted))
            transaction.Update(RecordId.Parse(row.Id), new RowDraft(type, Row(type, row)) { IsDeleted = true, [type.Fields[1]] = Value.Of(true) });
        foreach (var row in rows.Where(r => r.Purged)) transaction.Purge(type, RecordId.Parse(row.Id));
    }

    private Row Row(SObjectType type, RowModel row) => transaction.Find(type, RecordId.Parse(row.Id));

    private void MakeIndexes(ObjectModel model, SObjectType type)
    {
        foreach (var field in model.Fields.Where(f => f.Kind is not (Kind.LongText or Kind.Place)))
        {
            if (!type.TryField(field.Name, out var found)) continue;
            if (random.Next(3) > 0) transaction.EnsureIndex(type, found, bySortOrder: false);
            if (field.Kind is Kind.Text or Kind.Picklist && random.Next(3) > 0) transaction.EnsureIndex(type, found, bySortOrder: true);
        }
    }

    private static RowDraft DraftOf(SObjectType type, ObjectModel model, Func<string, object?> valueOf, Row before = default)
    {
        var draft = new RowDraft(type, before);
        foreach (var field in model.Fields)
            if (type.TryField(field.Name, out var found)) draft[found] = ValueOf(valueOf(field.Name), field.Kind);
        return draft;
    }
}
