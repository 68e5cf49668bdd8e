using System.Diagnostics;
using FakeForce.Engine;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Benchmarks.Project;

/// <summary>Evaluations per second of formulas, on one thread, over rows that differ.</summary>
internal static class FormulaSpeed
{
    private const int Rows = 1_000, Rounds = 3_000;

    private static readonly string[] formulas =
    [
        "IF(Amount__c * Quantity__c > 1000 && NOT(ISBLANK(Name)), \"A\", \"B\")",
        "Amount__c * Quantity__c",
        "CASE(Status__c, \"Open\", 1, \"Paid\", 2, 0)",
        "LEFT(Name, 3) & \"-\" & TEXT(Quantity__c)",
        "IF(Due__c < TODAY(), Due__c + 30, Due__c)",
    ];

    public static void Run()
    {
        var catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomObjectDefinition
        {
            FullName = "Line__c",
            Fields =
            [
                new() { FullName = "Amount__c", Type = CustomFieldType.Currency, Precision = 16, Scale = 2 },
                new() { FullName = "Quantity__c", Type = CustomFieldType.Number, Precision = 16, Scale = 2 },
                new() { FullName = "Due__c", Type = CustomFieldType.Date },
                new() { FullName = "Status__c", Type = CustomFieldType.Picklist, ValueSet = [new("Open"), new("Paid")] },
            ],
        });
        var type = catalog["Line__c"];
        var rows = Enumerable.Range(0, Rows).Select(i => RowOf(type, i)).ToArray();
        var frame = FormulaFrame.Of(OrgState.Empty(catalog), default, TimeZoneInfo.Utc, new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        foreach (var text in formulas) Console.WriteLine($"{Measure(CompiledFormula.Compile(text, new RecordScope(catalog, type, FormulaUse.Validation)), frame, rows) / 1e6,8:0.0} M/s  {text}");
    }

    private static double Measure(CompiledFormula formula, FormulaFrame frame, Row[] rows)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 4; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < Rounds; i++)
                foreach (var row in rows)
                {
                    frame.Row = row;
                    Evaluate(formula, frame);
                }
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }
        return Rows * (double)Rounds / best;
    }

    private static bool Evaluate(CompiledFormula formula, FormulaFrame frame) => formula.Type switch
    {
        FormulaType.Number => formula.TryGet<decimal>(frame, out _),
        FormulaType.Text => formula.TryGet<string>(frame, out _),
        FormulaType.Boolean => formula.IsTrue(frame),
        _ => formula.TryGet<long>(frame, out _),
    };

    private static Row RowOf(SObjectType type, int i) => new(new RowDraft(type)
    {
        [Field(type, "Name")] = Value.Of("Line " + i),
        [Field(type, "Amount__c")] = Value.Of(i * 1.25),
        [Field(type, "Quantity__c")] = Value.Of(i % 7 + 0.5),
        [Field(type, "Due__c")] = Value.Of(20_000L + i % 1_000),
        [Field(type, "Status__c")] = Value.Of(i % 2 == 0 ? "Open" : "Paid"),
    }.Pack());

    private static Field Field(SObjectType type, string name) => type.TryField(name, out var field) ? field : throw new ArgumentException(name);
}
