using System.Globalization;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using Microsoft.Extensions.Time.Testing;
using Type = FakeForce.Engine.Schema.CustomFieldType;

namespace FakeForce.Engine.Tests.Formula;

/// <summary>A record with a field of each type, and formulas worked out on it; results as texts.</summary>
internal sealed class FormulaOrg
{
    private static readonly CustomFieldDefinition[] fields =
    [
        Number("Amount__c"), Number("Quantity__c"), Number("Empty__c"), new() { FullName = "Share__c", Type = Type.Percent, Precision = 5, Scale = 2 },
        new() { FullName = "Price__c", Type = Type.Currency, Precision = 16, Scale = 2 },
        new() { FullName = "Text__c", Type = Type.Text, Length = 80 }, new() { FullName = "Blank__c", Type = Type.Text, Length = 80 },
        new() { FullName = "Long__c", Type = Type.LongTextArea, Length = 32_768 },
        new() { FullName = "Yes__c", Type = Type.Checkbox }, new() { FullName = "No__c", Type = Type.Checkbox },
        new() { FullName = "Day__c", Type = Type.Date }, new() { FullName = "NoDay__c", Type = Type.Date },
        new() { FullName = "Moment__c", Type = Type.DateTime }, new() { FullName = "Clock__c", Type = Type.Time },
        new() { FullName = "Pick__c", Type = Type.Picklist, ValueSet = [new("Red"), new("Green")] },
        new() { FullName = "NoPick__c", Type = Type.Picklist, ValueSet = [new("Red"), new("Green")] },
        new() { FullName = "Many__c", Type = Type.MultiselectPicklist, ValueSet = [new("A"), new("B"), new("C")] },
        new() { FullName = "Spot__c", Type = Type.Location, Scale = 6 },
        new() { FullName = "Account__c", Type = Type.Lookup, ReferenceTo = ["Account"], RelationshipName = "Things" },
        new() { FullName = "Up__c", Type = Type.Lookup, ReferenceTo = ["Thing__c"], RelationshipName = "Downs" },
        Formula("Total__c", "Amount__c * Quantity__c"), Formula("Twice__c", "Total__c * 2"), Formula("WithBlank__c", "Amount__c + Empty__c", FormulaBlanks.BlankAsBlank),
        Formula("WithZero__c", "Amount__c + Empty__c"), Formula("Broken__c", "Amount__c / Empty__c"),
        new() { FullName = "Rate__c", Type = Type.Percent, Precision = 18, Scale = 2, Formula = "Share__c / 2" },
        new() { FullName = "Label__c", Type = Type.Text, Formula = "Text__c & \"!\"" },
    ];

    private static readonly OrgCatalog catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions { Objects = [new() { FullName = "Thing__c", Fields = fields }] });
    private static readonly FakeTimeProvider clock = new(new(2026, 5, 13, 1, 30, 0, TimeSpan.Zero));
    private static readonly Org org = Org.Create(new OrgOptions { Catalog = catalog }, clock);

    public static SObjectType Thing { get; } = catalog["Thing__c"];
    public static Catalog Catalog => catalog;

    public FormulaOrg(params (string Field, object? Value)[] values)
    {
        Transaction = new Transaction(org.State, clock.GetUtcNow());
        User = Assert.Single(ExternalIds.Find(Transaction, catalog["User"], catalog["User"]["Username"], InputValue.Of(org.Options.Username)));
        var draft = new RowDraft(Thing);
        foreach (var (field, value) in values) draft[Thing[field]] = ValueOf(value);
        Id = Transaction.Insert(draft);
    }

    /// <summary>One record that has something in each field but those that are named to be empty.</summary>
    public static FormulaOrg Filled()
    {
        var filled = new FormulaOrg(("Name", "Widget"), ("Amount__c", 12.5), ("Quantity__c", 4.0), ("Share__c", 25.0), ("Price__c", 99.95), ("Text__c", "Hello World"), ("Yes__c", true),
            ("Day__c", Day(2024, 2, 29)), ("Moment__c", Milliseconds(2024, 3, 1, 12, 30, 15)), ("Clock__c", 13L * 3_600_000 + 45 * 60_000 + 30_250), ("Pick__c", "Green"), ("Many__c", "A;C"),
            ("Spot__Latitude__s", 48.2), ("Spot__Longitude__s", 16.37), ("Long__c", "long"));
        var account = filled.Transaction.Insert(new RowDraft(catalog["Account"]) { [catalog["Account"]["Name"]] = Value.Of("Acme"), [catalog["Account"]["OwnerId"]] = Value.Of(filled.User) });
        var up = filled.Transaction.Insert(new RowDraft(Thing) { [Thing["Name"]] = Value.Of("Upper"), [Thing["Amount__c"]] = Value.Of(3.0), [Thing["Quantity__c"]] = Value.Of(7.0), [Thing["Yes__c"]] = Value.Of(true) });
        filled.Transaction.Update(filled.Id, new RowDraft(Thing, filled.Transaction.Find(Thing, filled.Id)) { [Thing["Account__c"]] = Value.Of(account), [Thing["Up__c"]] = Value.Of(up) });
        return filled;
    }

    public Transaction Transaction { get; }
    public RecordId User { get; }
    public RecordId Id { get; }

    public FormulaFrame Frame()
    {
        var frame = FormulaFrame.Of(Transaction, User);
        (frame.Row, frame.Id) = (Transaction.Find(Thing, Id), Id);
        return frame;
    }

    public static CompiledFormula Compile(string formula, FormulaUse use = FormulaUse.Validation, bool blanksAreZero = false) =>
        CompiledFormula.Compile(formula, new RecordScope(catalog, Thing, use, blanksAreZero));

    /// <summary>The result: null, #Error!, or the value as TEXT would write it.</summary>
    public string Result(string formula, FormulaUse use = FormulaUse.Validation, bool blanksAreZero = false) => Result(Compile(formula, use, blanksAreZero), Frame());

    public static string Result(CompiledFormula formula, FormulaFrame frame)
    {
        var text = formula.Root switch
        {
            Node<decimal> => formula.TryGet<decimal>(frame, out var number) ? number.ToString("0.##########", CultureInfo.InvariantCulture) : null,
            Node<string> => formula.TryGet<string>(frame, out var value) ? value : null,
            Node<bool> => formula.TryGet<bool>(frame, out var truth) ? truth ? "true" : "false" : null,
            Node<long> => formula.TryGet<long>(frame, out var moment) ? Text(formula.Type, moment) : null,
            Node<Place> => formula.TryGet<Place>(frame, out var place) ? place.ToString() : null,
            _ => null,
        };
        return frame.Failure is not null ? "#Error!" : text ?? "null";
    }

    public static string Problem(string formula, FormulaUse use = FormulaUse.Validation) => Assert.Throws<FormulaException>(() => Compile(formula, use)).Message;

    private static string Text(FormulaType type, long moment) => (type == FormulaType.Date ? DateTime.UnixEpoch.AddDays(moment) : DateTime.UnixEpoch.AddMilliseconds(moment))
        .ToString(type == FormulaType.Date ? "yyyy-MM-dd" : type == FormulaType.DateTime ? "yyyy-MM-dd HH:mm:ss" : "HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static Value ValueOf(object? value) => value switch
    {
        double number => Value.Of(number),
        long whole => Value.Of(whole),
        bool truth => Value.Of(truth),
        RecordId id => Value.Of(id),
        string text => Value.Of(text),
        _ => Value.Null,
    };

    private static long Day(int year, int month, int day) => (new DateTime(year, month, day) - DateTime.UnixEpoch).Days;

    private static long Milliseconds(int year, int month, int day, int hour, int minute, int second) => (long)(new DateTime(year, month, day, hour, minute, second) - DateTime.UnixEpoch).TotalMilliseconds;

    private static CustomFieldDefinition Number(string name) => new() { FullName = name, Type = Type.Number, Precision = 18, Scale = 2 };

    private static CustomFieldDefinition Formula(string name, string formula, FormulaBlanks blanks = FormulaBlanks.BlankAsZero) =>
        new() { FullName = name, Type = Type.Number, Precision = 18, Scale = 2, Formula = formula, FormulaTreatBlanksAs = blanks };
}
