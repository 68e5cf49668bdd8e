using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>
/// A checkbox; null is false. JSON takes true, false and exactly those words in quotes: "0", "1" and "FALSE" are refused
/// (github.com/verbb/formie#1173, solspace/craft-freeform#1168). XML and CSV take true, false, 1 and 0 whatever their case;
/// yes, on and the like are translated by Data Loader, not by the API (hulft.com, "Salesforce: Data Type Format").
/// </summary>
internal sealed class BooleanType : FieldType
{
    private static readonly string[] TrueWords = ["true", "1"];
    private static readonly string[] FalseWords = ["false", "0"];

    public override string Name => "boolean";
    public override string SoapType => "xsd:boolean";
    public override StorageKind Storage => StorageKind.Boolean;

    public override Coerced Coerce(in InputValue input, Field field) => input switch
    {
        { IsBlank: true } => Value.Of(false),
        { Kind: InputKind.True } => Value.Of(true),
        { Kind: InputKind.False } => Value.Of(false),
        { Kind: InputKind.String, FromJson: true, Text: "true" } => Value.Of(true),
        { Kind: InputKind.String, FromJson: true, Text: "false" } => Value.Of(false),
        { Kind: InputKind.String, FromJson: false } when Among(TrueWords, input.Text!) => Value.Of(true),
        { Kind: InputKind.String, FromJson: false } when Among(FalseWords, input.Text!) => Value.Of(false),
        _ => Unreadable.As(Name, SoapType, input, field),
    };

    private static bool Among(string[] words, string text) => words.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);
}
