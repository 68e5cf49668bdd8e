using FakeForce.Engine.Flows.Definition;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Flows;

/// <summary>Variables, constants, formulas and text templates of flows.</summary>
internal static class FlowResourceReaders
{
    public static readonly DefinitionReader<FlowVariable> Variables = new("variables", "name", name => new FlowVariable(name), new(StringComparer.Ordinal)
    {
        ["dataType"] = (one, json) => one with { DataType = Choice<FlowDataType>(json) },
        ["isCollection"] = (one, json) => one with { IsCollection = Flag(json) },
        ["isInput"] = (one, json) => one with { IsInput = Flag(json) },
        ["isOutput"] = (one, json) => one with { IsOutput = Flag(json) },
        ["objectType"] = (one, json) => one with { ObjectType = Text(json) },
        ["scale"] = (one, json) => one with { Scale = Number(json) },
        ["value"] = (one, json) => one with { Value = FlowValues.Value(json) },
        ["description"] = (one, json) => one with { Description = Text(json) },
        ["apexClass"] = (one, json) => one,
    });

    public static readonly DefinitionReader<FlowConstant> Constants = new("constants", "name", name => new FlowConstant(name), new(StringComparer.Ordinal)
    {
        ["dataType"] = (one, json) => one with { DataType = Choice<FlowDataType>(json) },
        ["value"] = (one, json) => one with { Value = FlowValues.Value(json) },
        ["description"] = (one, json) => one,
    });

    public static readonly DefinitionReader<FlowFormula> Formulas = new("formulas", "name", name => new FlowFormula(name), new(StringComparer.Ordinal)
    {
        ["dataType"] = (one, json) => one with { DataType = Choice<FlowDataType>(json) },
        ["expression"] = (one, json) => one with { Expression = Text(json) },
        ["scale"] = (one, json) => one with { Scale = Number(json) is >= 0 and <= 28 and var scale ? scale : throw new FormatException("must be 0 to 28") },
        ["description"] = (one, json) => one,
    });

    public static readonly DefinitionReader<FlowTextTemplate> TextTemplates = new("textTemplates", "name", name => new FlowTextTemplate(name), new(StringComparer.Ordinal)
    {
        ["text"] = (one, json) => one with { Text = Text(json) },
        ["isViewedAsPlainText"] = (one, json) => one,
        ["description"] = (one, json) => one,
    });
}
