using System.Globalization;
using System.Text.Json;
using FakeForce.Engine.Flows.Definition;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Flows;

/// <summary>What elements of flows have in common: values, connectors, conditions, filters.</summary>
internal static class FlowValues
{
    private static readonly Dictionary<string, FlowValueKind> kinds = new(StringComparer.Ordinal)
    {
        ["stringValue"] = FlowValueKind.String,
        ["numberValue"] = FlowValueKind.Number,
        ["booleanValue"] = FlowValueKind.Boolean,
        ["dateValue"] = FlowValueKind.Date,
        ["dateTimeValue"] = FlowValueKind.DateTime,
        ["elementReference"] = FlowValueKind.Reference,
        ["formulaExpression"] = FlowValueKind.Formula,
    };

    public static readonly DefinitionReader<FlowCondition> Conditions = new("conditions", "leftValueReference", name => new FlowCondition(name), new(StringComparer.Ordinal)
    {
        ["operator"] = (one, json) => one with { Operator = OperatorOf(json) },
        ["rightValue"] = (one, json) => one with { RightValue = Value(json) },
    });

    public static readonly DefinitionReader<FlowFilter> Filters = new("filters", "field", name => new FlowFilter(name), new(StringComparer.Ordinal)
    {
        ["operator"] = (one, json) => one with { Operator = OperatorOf(json) },
        ["value"] = (one, json) => one with { Value = Value(json) },
    });

    public static readonly DefinitionReader<FlowFieldInput> FieldInputs = new("inputAssignments", "field", name => new FlowFieldInput(name), new(StringComparer.Ordinal)
    {
        ["value"] = (one, json) => one with { Value = Value(json) },
    });

    public static readonly DefinitionReader<FlowInput> Inputs = new("inputs", "name", name => new FlowInput(name), new(StringComparer.Ordinal)
    {
        ["value"] = (one, json) => one with { Value = Value(json) },
    });

    public static readonly DefinitionReader<FlowOutput> Outputs = new("outputs", "name", name => new FlowOutput(name), new(StringComparer.Ordinal)
    {
        ["assignToReference"] = (one, json) => one with { AssignToReference = Text(json) },
    });

    public static List<FlowCondition> ConditionsOf(JsonElement json) => Inner(problems => Conditions.ReadList(json, "conditions", problems));

    public static List<FlowFilter> FiltersOf(JsonElement json) => Inner(problems => Filters.ReadList(json, "filters", problems));

    /// <summary>FlowElementReferenceOrValue: <c>{"stringValue": "x"}</c>.</summary>
    public static FlowValue Value(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("must be an object such as {\"stringValue\": \"x\"}");
        var value = FlowValue.None;
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name == "formulaDataType") continue;
            if (!kinds.TryGetValue(member.Name, out var kind)) throw new FormatException($"has the unknown kind of value \"{member.Name}\"");
            if (value.Kind != FlowValueKind.None) throw new FormatException("has more than one value");
            value = new FlowValue(kind, TextOf(member.Value, kind));
        }
        return value;
    }

    /// <summary>FlowConnector: <c>{"targetReference": "Next"}</c>.</summary>
    public static string Connector(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("targetReference", out var target) ? Text(target) : throw new FormatException("must be an object with a text \"targetReference\"");

    // What Salesforce may have beside them is no error of the file: the element that has it is refused.
    private static FlowOperator OperatorOf(JsonElement json) => Enum.TryParse<FlowOperator>(Text(json), out var known) && Enum.IsDefined(known) ? known : FlowOperator.Unknown;

    private static string TextOf(JsonElement json, FlowValueKind kind) => kind switch
    {
        FlowValueKind.Boolean => Flag(json) ? "true" : "false",
        FlowValueKind.Number => json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : throw new FormatException("has a numberValue that is no number"),
        _ => Text(json),
    };
}
