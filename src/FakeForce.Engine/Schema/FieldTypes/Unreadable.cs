using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>
/// What Salesforce says when a value cannot be read as its field's type. JSON: the whole request fails with Jackson's
/// token name and the field's type (github.com/restforce/restforce#897, solspace/craft-freeform#1168). XML and CSV: the
/// schema type's complaint, which Bulk puts behind "Failed to deserialize field at col N. Due to, ".
/// </summary>
internal static class Unreadable
{
    public static Coerced As(string typeName, string xsdType, in InputValue input, Field field) => input.FromJson
        ? throw Json(typeName, input)
        : new SaveError("INVALID_FIELD", $"'{input.Text}' is not a valid value for the type {xsdType}", field.Name);

    public static SalesforceException Json(string typeName, in InputValue input) =>
        new("JSON_PARSER_ERROR", $"Cannot deserialize instance of {typeName} from {Token(input)} value {Written(input)} or request may be missing a required field")
        {
            Position = input.Position,
        };

    private static string Token(in InputValue input) => input.Kind switch
    {
        InputKind.Record => "START_OBJECT",
        InputKind.String => "VALUE_STRING",
        InputKind.True => "VALUE_TRUE",
        InputKind.False => "VALUE_FALSE",
        InputKind.Null => "VALUE_NULL",
        _ => input.Text!.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT",
    };

    private static string Written(in InputValue input) => input.Kind switch
    {
        InputKind.Record => "{",
        InputKind.True => "true",
        InputKind.False => "false",
        InputKind.Null => "null",
        _ => input.Text!,
    };
}
