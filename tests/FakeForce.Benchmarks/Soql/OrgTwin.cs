using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.State;

namespace FakeForce.Benchmarks.Soql;

/// <summary>The sample in an org of FakeForce.</summary>
internal sealed class OrgTwin
{
    private const int PerTransaction = 20_000;

    private readonly QueryContext context;

    public OrgTwin()
    {
        var key = new CustomFieldDefinition { FullName = "Key__c", Type = CustomFieldType.Text, Length = 30, ExternalId = true, Unique = true };
        Org = Org.Create(new OrgOptions { Catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With("Account", key) }, TimeProvider.System);
        context = new QueryContext(new RecordId(KeyPrefix.Parse("005"), 1), TimeZoneInfo.Utc, Sample.Now, 66);
        Fill("Account", Pairs.Accounts, Account);
        Fill("Contact", Pairs.Contacts, Contact);
        Fill("Opportunity", Pairs.Opportunities, Opportunity);
    }

    public Org Org { get; }

    public QueryResult Run(string soql) => Org.Queries.Run(Org, soql, context);

    private void Fill(string name, int count, Action<Draft, int> write)
    {
        var type = Org.Catalog[name];
        for (var first = 1; first <= count; first += PerTransaction)
        {
            var from = first;
            var done = Org.WriteAsync(transaction =>
            {
                for (var number = from; number < Math.Min(count + 1, from + PerTransaction); number++)
                {
                    var row = new RowDraft(type);
                    write(new Draft(row), number);
                    if (transaction.Insert(row).Number != number) throw new InvalidOperationException($"{name} {number} got another number");
                }
                return true;
            });
            done.AsTask().GetAwaiter().GetResult();
        }
    }

    private static void Account(Draft draft, int number)
    {
        var row = Sample.Account(number);
        draft.Set("Name", Value.Of(row.Name)).Set("Key__c", Value.Of(row.Key)).Set("Industry", Value.Of(row.Industry)).Set("Type", Value.Of(row.Type))
            .Set("AnnualRevenue", Value.Of(row.Revenue)).Set("NumberOfEmployees", Value.Of(row.Employees)).Set("BillingCity", Value.Of(row.City))
            .Set("Phone", Value.Of(row.Phone)).Stamp(row.Created);
    }

    private static void Contact(Draft draft, int number)
    {
        var row = Sample.Contact(number, Pairs.Accounts);
        draft.Set("AccountId", row.Account == 0 ? Value.Null : Value.Of(Sample.Id("001", row.Account))).Set("FirstName", Value.Of(row.FirstName))
            .Set("LastName", Value.Of(row.LastName)).Set("Email", Value.Of(row.Email)).Set("Title", Value.Of(row.Title)).Set("Birthdate", Value.Of(row.Birthdate)).Stamp(row.Created);
    }

    private static void Opportunity(Draft draft, int number)
    {
        var row = Sample.Opportunity(number, Pairs.Accounts);
        draft.Set("AccountId", Value.Of(Sample.Id("001", row.Account))).Set("Name", Value.Of(row.Name)).Set("StageName", Value.Of(row.Stage))
            .Set("Amount", Value.Of(row.Amount)).Set("CloseDate", Value.Of(row.CloseDate)).Set("IsWon", Value.Of(row.IsWon)).Stamp(row.Created);
    }

    private sealed record Draft(RowDraft Row)
    {
        public Draft Set(string field, Value value)
        {
            if (!Row.Type.TryField(field, out var found)) throw new ArgumentException($"no field {field}");
            Row[found] = value;
            return this;
        }

        public void Stamp(long created) => Set("CreatedDate", Value.Of(created)).Set("LastModifiedDate", Value.Of(created)).Set("SystemModstamp", Value.Of(created)).Set("OwnerId", Value.Of(Sample.Id("005", 1)));
    }
}
