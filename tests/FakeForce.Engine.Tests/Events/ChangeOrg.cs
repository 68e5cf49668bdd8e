using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Engine.Tests.Events.Avro;
using FakeForce.Engine.Tests.Journal;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Events;

/// <summary>An org that captures changes of Account and Contact, and platform events of both behaviours.</summary>
internal sealed class ChangeOrg
{
    public static readonly Caller Astro = JournalFolder.Admin with { Client = "Astro" };
    private readonly EventCursor cursor;

    public ChangeOrg(EventOptions? events = null, params CustomFieldDefinition[] accountFields)
    {
        Org = Org.Create(new OrgOptions
        {
            Catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
            {
                PlatformEvents = [EventCatalog.LowInk, EventCatalog.LowInk with { FullName = "Late__e", PublishBehavior = PublishBehavior.PublishAfterCommit }],
                Fields = [.. accountFields.Select(field => KeyValuePair.Create("Account", field))],
            }),
            Events = events ?? new EventOptions { Members = [new(EventChannelMember.Default, "AccountChangeEvent"), new(EventChannelMember.Default, "ContactChangeEvent")] },
        }, Clock);
        cursor = EventOrg.Open(Org, "/data/ChangeEvents", ReplayFrom.Latest);
    }

    public Org Org { get; }
    public FakeTimeProvider Clock { get; } = new(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));

    public T Write<T>(Func<Transaction, T> body) => Org.WriteAsync(body).AsTask().GetAwaiter().GetResult();

    public RecordId Add(string type, params (string Name, string? Value)[] values) => Write(transaction => Add(transaction, type, values));

    public RecordId Add(Transaction transaction, string type, params (string Name, string? Value)[] values)
    {
        var result = SavePipeline.Insert(transaction, Astro, Org.Catalog[type], Input(values));
        Assert.Empty(result.Errors);
        return result.Id!.Value;
    }

    public void Change(RecordId id, params (string Name, string? Value)[] values) => Write(transaction => Change(transaction, id, values));

    public SaveResult Change(Transaction transaction, RecordId id, params (string Name, string? Value)[] values)
    {
        Assert.True(Org.Catalog.TryFind(id.Prefix, out var type));
        var result = SavePipeline.Update(transaction, Astro, type, id, Input(values));
        Assert.Empty(result.Errors);
        return result;
    }

    public SaveResult Delete(Transaction transaction, RecordId id)
    {
        Assert.True(Org.Catalog.TryFind(id.Prefix, out var type));
        return Deletion.Delete(transaction, Astro, type, id);
    }

    /// <summary>The change events since the last look: type, ids and what else the header tells, then the fields as CometD shows them.</summary>
    public List<string> Changes()
    {
        var buffer = new EventEntry[500];
        return [.. buffer.Take(cursor.Read(buffer)).Select(entry => Readable(Org.Events.SchemaOf(entry.Kind.Name)!, entry))];
    }

    public static string Readable(EventSchema schema, EventEntry entry)
    {
        Assert.Equal(schema.Id, entry.Kind.SchemaId);
        Assert.Null(PayloadCheck.Problem(schema, entry.Payload.Span));
        return PayloadTexts.Of(visitor => ReadableForm.Visit(schema, entry.Payload.Span, visitor), withNames: true);
    }

    public static RecordInput Input((string Name, string? Value)[] values)
    {
        var input = new RecordInput();
        foreach (var (name, value) in values) input.Set(name, value);
        return input;
    }
}
