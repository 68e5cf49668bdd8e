using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>
/// A text field that no sObject has. On every row it is null, which is what the Name pseudo-object's missing fields are;
/// on a row made for it, it is the name of an sObject.
/// </summary>
internal static class AbsentLeaf
{
    // No row of a real sObject has so many fields, so that on those the field is null.
    private const int Ordinal = 2_000;

    private static readonly Field[] Fields = [.. Enumerable.Range(0, Ordinal + 1).Select(i =>
        new Field { Name = i == 0 ? "Id" : i == Ordinal ? "Type" : "F" + i, Label = "", Type = new TextOnly(), Ordinal = i })];
    private static readonly SObjectType Holder = new(Fields) { Name = "", Label = "", LabelPlural = "", Index = -1, KeyPrefix = null };

    public static LeafStep Step { get; } = new(Holder, Fields[Ordinal]);

    /// <summary>
    /// What a comparison takes for the field where an sObject of the path lacks it: the field of one that has it, so that
    /// the comparison is of its type. On the row without values it is null.
    /// </summary>
    public static LeafStep In(PathStep root) => FirstIn(root) ?? Step;

    private static LeafStep? FirstIn(PathStep step) => step switch
    {
        LeafStep leaf => leaf,
        ParentStep parent => parent.Targets.Select(target => FirstIn(target.Next)).FirstOrDefault(leaf => leaf is not null),
        _ => null,
    };

    public static Row RowOf(string text) => new(new RowDraft(Holder) { [Step.Field] = Value.Of(text) }.Pack());

    private sealed class TextOnly : FieldType
    {
        public override string Name => "string";
        public override string SoapType => "xsd:string";
        public override StorageKind Storage => StorageKind.Text;
        public override Coerced Coerce(in InputValue input, Field field) => Value.Of(input.Text);
    }
}
