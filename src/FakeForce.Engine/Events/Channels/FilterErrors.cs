using FakeForce.Engine.Events.Avro;

namespace FakeForce.Engine.Events.Channels;

/// <summary>Why a filter expression or an enriched field is refused. Salesforce's own texts are not known: ours, as is the code.</summary>
internal static class FilterErrors
{
    public static SalesforceException TooLong => Of($"The filter expression is longer than {FilterExpression.LongestText:N0} characters");
    public static SalesforceException TooManyFields => Of($"The filter expression has more than {FilterExpression.MostFields} fields");
    public static SalesforceException NoSuchField(string field, string entity) => Of($"There is no field {field} on {entity}");
    public static SalesforceException Compound(string field, AvroType whole) => Of($"{field} is a compound field: filter by a part of it, such as {field}.{whole.Fields[0].Name}");
    public static SalesforceException Unsupported(string field) => Of($"Fields of the type of {field} are not supported");
    public static SalesforceException NoOperator(string operation) => Of($"{operation} is not supported in filter expressions");
    public static SalesforceException NoOperator(string operation, FilterLeaf leaf) => Of($"{operation} does not compare {leaf.Path}, a {leaf.Form.ToString().ToLowerInvariant()}");
    public static SalesforceException WrongValue(FilterLeaf leaf) => Of($"The value for {leaf.Path} must be a {leaf.Form.ToString().ToLowerInvariant()}");

    public static SalesforceException Of(string text) => new("INVALID_FIELD", text);
}
