using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Validation;
using FakeForce.Engine.Schema;

namespace FakeForce.Benchmarks.Project;

/// <summary>Saves per second on one thread through five validation rules that read ten formula fields, a roll-up, and a record-triggered flow; each is a transaction of its own.</summary>
internal static class SaveSpeed
{
    private const int Saves = 40_000, Masters = 400;

    public static void Run()
    {
        Console.WriteLine("saves through 5 validation rules, 10 formula fields, a roll-up and a flow; target 20,000/s");
        var plain = Measure(new OrgOptions { Catalog = Catalog(withRules: false) });
        Console.WriteLine($"{plain,8:N0}/s  without any of them");
        var before = Measure(Options(FlowTriggerType.RecordBeforeSave));
        Console.WriteLine($"{before,8:N0}/s  with a flow before the save (ratio {before / plain:N2})");
        var after = Measure(Options(FlowTriggerType.RecordAfterSave));
        Console.WriteLine($"{after,8:N0}/s  with a flow behind the save (ratio {after / plain:N2})");
    }

    private static double Measure(OrgOptions options)
    {
        var best = 0.0;
        for (var round = 0; round < 3; round++) best = Math.Max(best, One(options));
        return best;
    }

    private static double One(OrgOptions options)
    {
        var org = Org.Create(options, TimeProvider.System);
        var user = org.Identity.TryUser(options.Username, out var admin) ? admin.Id : throw new InvalidOperationException("no user");
        var caller = new Caller(user, 66);
        var masters = Enumerable.Range(0, Masters).Select(_ => Save(org, caller, "Bill__c", [])).ToArray();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Saves; i++)
            Save(org, caller, "Line__c", [("Bill__c", masters[i % Masters].ToString()), ("Name", "line"), ("Amount__c", (i % 900 + 1).ToString(CultureInfo.InvariantCulture)), ("Quantity__c", "3"), ("Status__c", "Open"), ("Due__c", "2026-05-01")]);
        var seconds = watch.Elapsed.TotalSeconds;
        Check(org, masters[0]);
        return Saves / seconds;
    }

    private static RecordId Save(Org org, Caller caller, string type, (string Name, string Value)[] values)
    {
        var input = new RecordInput();
        foreach (var (name, value) in values) input.Set(name, value);
        var result = org.WriteAsync(transaction => SavePipeline.Insert(transaction, caller, transaction.Catalog[type], input)).AsTask().GetAwaiter().GetResult();
        return result.Success ? result.Id!.Value : throw new InvalidOperationException(result.Errors[0].Message);
    }

    // That all of it ran.
    private static void Check(Org org, RecordId master)
    {
        var (bill, line) = (org.Catalog["Bill__c"], org.Catalog["Line__c"]);
        if (!bill.TryField("Total__c", out var total)) return;
        var expected = Enumerable.Range(0, Saves).Where(i => i % Masters == 0).Sum(i => i % 900 + 1.0);
        if (Math.Abs(org.State.Find(bill, master).Get(total).AsDouble - expected) > 0.001) throw new InvalidOperationException("the roll-up is wrong");
        if (!line.TryField("Note__c", out var note) || org.State.Find(line, line.IdOf(1)).Get(note).AsText != "small") throw new InvalidOperationException("the flow did not run");
    }

    private static OrgOptions Options(FlowTriggerType trigger) => new()
    {
        Catalog = Catalog(withRules: true),
        ValidationRules =
        [
            new("Line__c.A") { ErrorConditionFormula = "F0__c + F1__c < 0", ErrorMessage = "negative" },
            new("Line__c.B") { ErrorConditionFormula = "F2__c > 100000 || F3__c > 100000", ErrorMessage = "too large" },
            new("Line__c.C") { ErrorConditionFormula = "ISBLANK(F4__c) || LEN(F5__c) > 200", ErrorMessage = "no text" },
            new("Line__c.D") { ErrorConditionFormula = "ISPICKVAL(Status__c, \"Paid\") && F6__c", ErrorMessage = "paid" },
            new("Line__c.E") { ErrorConditionFormula = "F7__c < DATE(2000, 1, 1) || F8__c = \"x\" || F9__c > 1000000", ErrorMessage = "wrong" },
        ],
        Flows =
        [
            new("Judge")
            {
                Start = new() { Object = "Line__c", TriggerType = trigger, RecordTriggerType = FlowRecordTrigger.Create, Connector = "Is_Large" },
                Elements =
                [
                    new DecisionElement("Is_Large") { DefaultConnector = "Small", Rules = [new("Large") { Conditions = [new("$Record.Amount__c") { Operator = FlowOperator.GreaterThan, RightValue = FlowValue.Of(100_000) }], Connector = "Large_One" }] },
                    Set("Small", "small"), Set("Large_One", "large"),
                ],
            },
        ],
    };

    private static RecordUpdateElement Set(string name, string note) => new(name) { InputReference = "$Record", InputAssignments = [new("Note__c") { Value = FlowValue.Of(note) }] };

    private static OrgCatalog Catalog(bool withRules) => new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
    {
        Objects =
        [
            new() { FullName = "Bill__c", Fields = withRules ? [new() { FullName = "Total__c", Type = CustomFieldType.Summary, Summary = new() { ForeignKey = "Line__c.Bill__c", Operation = SummaryOperation.Sum, SummarizedField = "Line__c.Amount__c" } }] : [] },
            new()
            {
                FullName = "Line__c",
                Fields =
                [
                    new() { FullName = "Bill__c", Type = CustomFieldType.MasterDetail, ReferenceTo = ["Bill__c"], RelationshipName = "Lines" },
                    new() { FullName = "Amount__c", Type = CustomFieldType.Currency, Precision = 16, Scale = 2 },
                    new() { FullName = "Quantity__c", Type = CustomFieldType.Number, Precision = 16, Scale = 2 },
                    new() { FullName = "Status__c", Type = CustomFieldType.Picklist, ValueSet = [new("Open"), new("Paid")] },
                    new() { FullName = "Due__c", Type = CustomFieldType.Date },
                    new() { FullName = "Note__c", Type = CustomFieldType.Text, Length = 50 },
                    .. withRules ? Formulas() : [],
                ],
            },
        ],
    });

    private static IEnumerable<CustomFieldDefinition> Formulas()
    {
        (CustomFieldType Type, string Formula)[] formulas =
        [
            (CustomFieldType.Number, "Amount__c * Quantity__c"), (CustomFieldType.Number, "Amount__c + 1"), (CustomFieldType.Number, "IF(Quantity__c > 2, Amount__c, 0)"), (CustomFieldType.Number, "ROUND(Amount__c / 3, 2)"),
            (CustomFieldType.Text, "Name & \" \" & TEXT(Status__c)"), (CustomFieldType.Text, "LEFT(Name, 3)"), (CustomFieldType.Checkbox, "Amount__c > 500"), (CustomFieldType.Date, "Due__c + 30"),
            (CustomFieldType.Text, "CASE(Status__c, \"Open\", \"o\", \"p\")"), (CustomFieldType.Number, "F0__c * 2"),
        ];
        return formulas.Select((one, i) => new CustomFieldDefinition { FullName = $"F{i}__c", Type = one.Type, Formula = one.Formula, Precision = one.Type == CustomFieldType.Number ? 16 : null, Scale = one.Type == CustomFieldType.Number ? 2 : null });
    }
}
