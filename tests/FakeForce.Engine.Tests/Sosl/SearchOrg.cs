using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Sosl;
using FakeForce.Engine.State;
using FakeForce.Engine.Tests.Journal;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Sosl;

/// <summary>An org with records to be found. A record is written as "Account Name=Acme|Phone=555 1234", and an answer reads "Acme, Bolt".</summary>
internal sealed class SearchOrg
{
    private static readonly Catalog catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
    {
        Fields =
        [
            new("Account", new() { FullName = "Motto__c", Type = CustomFieldType.Text, Length = 255 }),
            new("Account", new() { FullName = "Secret__c", Type = CustomFieldType.EncryptedText, Length = 20 }),
        ],
        Objects = [new() { FullName = "Gadget__c", Fields = [new() { FullName = "Notes__c", Type = CustomFieldType.LongTextArea, Length = 32_000 }, new() { FullName = "Maker__c", Type = CustomFieldType.Lookup, ReferenceTo = ["Account"] }] }],
    });

    private readonly Caller caller;

    public SearchOrg(TimeSpan delay = default)
    {
        Org = Org.Create(new OrgOptions { Catalog = catalog, SearchDelay = delay }, Clock);
        caller = new Caller(new RecordId(KeyPrefix.Parse("005"), 1), 66);
    }

    private SearchOrg(Org org, FakeTimeProvider clock, Caller caller) => (Org, Clock, this.caller) = (org, clock, caller);

    public FakeTimeProvider Clock { get; } = new(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
    public Org Org { get; }

    public static async Task<SearchOrg> WithAsync(params string[] records)
    {
        var org = new SearchOrg();
        await org.AddAsync(records);
        return org;
    }

    public SearchOrg Fork() => new(Org.Fork(), Clock, caller);

    /// <summary>The ids, in the order of the records.</summary>
    public async Task<RecordId[]> AddAsync(params string[] records) => await Org.WriteAsync(transaction => records.Select(record =>
    {
        var (type, values) = (record[..record.IndexOf(' ', StringComparison.Ordinal)], record[(record.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var result = SavePipeline.Insert(transaction, caller, catalog[type], Input(values));
        Assert.True(result.Success, string.Join("; ", result.Errors));
        return result.Id!.Value;
    }).ToArray(), TestContext.Current.CancellationToken);

    public async Task ChangeAsync(RecordId id, string values) => await Org.WriteAsync(transaction =>
    {
        Assert.True(transaction.TryFind(id, out var type, out _));
        var result = SavePipeline.Update(transaction, caller, type, id, Input(values));
        Assert.True(result.Success, string.Join("; ", result.Errors));
        return true;
    }, TestContext.Current.CancellationToken);

    public async Task DeleteAsync(RecordId id) => await Org.WriteAsync(transaction =>
    {
        Assert.True(transaction.TryFind(id, out var type, out _));
        return Deletion.Delete(transaction, caller, type, id).Success;
    }, TestContext.Current.CancellationToken);

    public async Task UndeleteAsync(RecordId id) => await Org.WriteAsync(transaction =>
    {
        Assert.True(transaction.TryFind(id, out var type, out _));
        return Deletion.Undelete(transaction, new Caller(default, 68), type, id).Success;
    }, TestContext.Current.CancellationToken);

    public QueryContext Context(int version = 66) => new(caller.UserId, TimeZoneInfo.Utc, Clock.GetUtcNow(), version);

    public SearchResult Run(string sosl, int version = 66) => Org.Searches.Run(Org, sosl, Context(version));

    /// <summary>The names of the accounts that have the text, in order.</summary>
    public string Accounts(string text, string group = "ALL") => Names($"FIND {{{text}}} IN {group} FIELDS RETURNING Account(Name)");

    /// <summary>Names of the found records, objects parted by semicolons.</summary>
    public string Names(string sosl, int version = 66) => string.Join("; ", Run(sosl, version).Objects.Where(o => o.Rows.Count > 0).Select(o => string.Join(", ", NamesOf(o.Rows))));

    public string Counts(string sosl, int version = 66) => string.Join(", ", Run(sosl, version).Objects.Select(o => o.Rows.Count));

    public SalesforceException Refused(string sosl, int version = 66) => Assert.Throws<SalesforceException>(() => Run(sosl, version));

    private static IEnumerable<string> NamesOf(RowSet rows) =>
        Enumerable.Range(0, rows.Count).Select(i => rows.RowAt(i).Get(rows.Shape.Type.NameField!).AsText);

    private static RecordInput Input(string values)
    {
        var input = new RecordInput();
        foreach (var value in values.Split('|'))
        {
            var parts = value.Split('=', 2);
            input.Set(parts[0], parts[1].Length == 0 ? null : parts[1]);
        }
        return input;
    }
}
