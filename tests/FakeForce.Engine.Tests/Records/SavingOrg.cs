using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Engine.Tests.Journal;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Records;

/// <summary>A fresh org with a few custom objects, written through the save pipeline in transactions that are not committed.</summary>
internal sealed class SavingOrg
{
    private static readonly Catalog usual = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
    {
        Objects =
        [
            new()
            {
                FullName = "Master__c",
                Fields =
                [
                    new() { FullName = "Key__c", Type = CustomFieldType.Text, Length = 20, Unique = true },
                    new() { FullName = "Exact__c", Type = CustomFieldType.Text, Length = 20, Unique = true, CaseSensitive = true },
                    new() { FullName = "Must__c", Type = CustomFieldType.Text, Length = 20, Required = true },
                    new() { FullName = "Also__c", Type = CustomFieldType.Number, Precision = 5, Scale = 2, Required = true, DefaultValue = "7" },
                    new() { FullName = "Ring__c", Type = CustomFieldType.Lookup, ReferenceTo = ["Master__c"], DeleteConstraint = DeleteConstraint.Cascade },
                ],
            },
            new() { FullName = "Detail__c", Fields = [new() { FullName = "Master__c", Type = CustomFieldType.MasterDetail, ReferenceTo = ["Master__c"], RelationshipName = "Details" }] },
            new() { FullName = "Leaf__c", Fields = [new() { FullName = "Detail__c", Type = CustomFieldType.MasterDetail, ReferenceTo = ["Detail__c"], RelationshipName = "Leaves" }] },
        ],
    });

    private readonly FakeTimeProvider clock = new(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    private readonly Org org;
    private readonly Catalog catalog;
    private readonly Caller caller;

    public SavingOrg(OrgOptions? options = null)
    {
        org = Org.Create(options ?? new OrgOptions { Catalog = usual }, clock);
        catalog = org.Catalog;
        State = org.State;
        Transaction = Begin();
        caller = new(TheOne("User", "Username", org.Options.Username), 66);
    }

    public Caller Caller => caller;
    public Transaction Transaction { get; private set; }
    public OrgState State { get; private set; }

    /// <summary>Adopts what was written so far and begins another transaction, later.</summary>
    public void Later(TimeSpan? by = null)
    {
        State = Transaction.Freeze();
        clock.Advance(by ?? TimeSpan.FromMinutes(1));
        Transaction = Begin();
    }

    private Transaction Begin() => new(State, clock.GetUtcNow()) { Rules = org.Rules };

    public SaveResult Save(string type, params (string Name, string? Value)[] values) => SavePipeline.Insert(Transaction, caller, catalog[type], Input(values));

    public RecordId Add(string type, params (string Name, string? Value)[] values)
    {
        var result = Save(type, values);
        Assert.True(result.Success, string.Join("; ", result.Errors));
        return result.Id!.Value;
    }

    public SaveResult Change(RecordId id, params (string Name, string? Value)[] values) => SavePipeline.Update(Transaction, caller, TypeOf(id), id, Input(values));

    public SaveResult Delete(RecordId id) => Deletion.Delete(Transaction, caller, TypeOf(id), id);

    public SaveResult Undelete(RecordId id) => Deletion.Undelete(Transaction, caller, TypeOf(id), id);

    public SaveResult Empty(RecordId id) => Deletion.EmptyFromBin(Transaction, TypeOf(id), id);

    public Row Row(RecordId id) => Transaction.Find(TypeOf(id), id);

    /// <summary>The values of some fields, as texts with commas between them.</summary>
    public string Values(RecordId id, params string[] fields) => string.Join(", ", fields.Select(f => Row(id).Get(JournalFolder.FieldOf(TypeOf(id), f)).ToString()));

    public RecordId TheOne(string type, string field, string text) =>
        Assert.Single(ExternalIds.Find(Transaction, catalog[type], JournalFolder.FieldOf(catalog[type], field), InputValue.Of(text)));

    /// <summary>Rows that are there and not deleted.</summary>
    public int Count(string type) => Transaction.Freeze().TableOf(catalog[type]).LiveCount;

    private SObjectType TypeOf(RecordId id) => catalog.TryFind(id.Prefix, out var type) ? type : throw new ArgumentException(id.ToString());

    private static RecordInput Input((string Name, string? Value)[] values)
    {
        var input = new RecordInput();
        foreach (var (name, value) in values) input.Set(name, value);
        return input;
    }
}
