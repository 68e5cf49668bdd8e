using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Flows.Later;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Flows;

public sealed class EventJobTests
{
    private static Catalog With(params string[] fields) => new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
    {
        PlatformEvents = [new() { FullName = "Two__e", Label = "Two", PluralLabel = "Twos", Fields = [.. fields.Select(name => new CustomFieldDefinition { FullName = name, Type = CustomFieldType.Text, Length = 20 })] }],
    });

    [Fact]
    public async Task An_event_that_waited_is_read_by_the_definition_that_it_was_published_with()
    {
        await using var org = Org.Create(new OrgOptions { Catalog = With("A__c", "B__c") }, TimeProvider.System);
        var job = await org.WriteAsync(transaction =>
        {
            var type = transaction.Catalog["Two__e"];
            var input = new RecordInput();
            foreach (var name in (string[])["A__c", "B__c"]) input.Fields.Add(new(name, new(InputKind.String, name)));
            Assert.True(SavePipeline.Insert(transaction, new Caller(transaction.Catalog["User"].IdOf(1), 66), type, input).Success);
            var entry = Assert.Single(transaction.Events.Own);
            return new FlowJob("", 0, FlowJobKind.Event, "", transaction.Now) { SchemaId = entry.Kind.SchemaId, Bytes = Convert.ToBase64String(entry.Payload.Span) };
        }, TestContext.Current.CancellationToken);
        var narrow = With("B__c")["Two__e"];
        Assert.NotEqual(EventSchemas.OfEvent(narrow).Id, job.SchemaId);
        Assert.Equal("B__c", EventJobs.RowOf(org.State, narrow, job).Get(narrow["B__c"]).AsText);
    }
}
