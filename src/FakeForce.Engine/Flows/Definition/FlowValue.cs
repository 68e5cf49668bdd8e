namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowElementReferenceOrValue: a constant in its text form, or the name of what has the value.</summary>
public readonly record struct FlowValue(FlowValueKind Kind, string Text = "")
{
    public static FlowValue None => default;
    public static FlowValue Of(string text) => new(FlowValueKind.String, text);
    public static FlowValue Of(decimal number) => new(FlowValueKind.Number, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    public static FlowValue Of(bool truth) => new(FlowValueKind.Boolean, truth ? "true" : "false");
    public static FlowValue Reference(string name) => new(FlowValueKind.Reference, name);
}

public enum FlowValueKind
{
    None,
    String,
    Number,
    Boolean,
    Date,
    DateTime,
    Reference,

    /// <summary>An expression that stands in its place.</summary>
    Formula,
}
