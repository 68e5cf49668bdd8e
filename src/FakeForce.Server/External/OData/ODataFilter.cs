using FakeForce.Engine.External;

namespace FakeForce.Server.External.OData;

/// <summary>The expression of $filter.</summary>
internal sealed class ODataFilter(ODataAddress address, EdmTable table, bool isTwo)
{
    private readonly ODataLiteral literals = new(isTwo);

    public string Write(ExternalFilter filter) => Write(filter, isInner: false);

    private string Write(ExternalFilter filter, bool isInner) => filter switch
    {
        ExternalAnd and => Group(" and ", and.Parts, isInner),
        ExternalOr or => Group(" or ", Searchable(or.Parts), isInner),
        ExternalNot not => $"not ({Write(not.Inner, isInner: false)})",
        ExternalContains contains => Contains(address.ColumnOf(contains.Field), contains.Phrase),
        ExternalComparison comparison => Compare(comparison, isInner),
        _ => throw ExternalErrors.Unsupported("This condition"),
    };

    // A search looks into every field that shows a text; columns of other types, such as Guid, cannot contain one.
    private List<ExternalFilter> Searchable(IReadOnlyList<ExternalFilter> parts)
    {
        var texts = parts.Where(part => part is not ExternalContains contains || address.ColumnOf(contains.Field).Type == "Edm.String").ToList();
        return texts.Count > 0 ? texts : throw ExternalErrors.Unsupported($"A search of {table.Name}, which has no text to search,");
    }

    private string Group(string word, IReadOnlyList<ExternalFilter> parts, bool isInner)
    {
        var text = string.Join(word, parts.Select(part => Write(part, isInner: true)));
        return isInner ? $"({text})" : text;
    }

    private string Contains(EdmColumn column, string phrase)
    {
        var literal = literals.OfText(column, phrase);
        return isTwo ? $"substringof({literal},{column.Name}) eq true" : $"contains({column.Name},{literal}) eq true";
    }

    private string Compare(ExternalComparison comparison, bool isInner)
    {
        if (comparison.Field.ExternalColumn is null) return CompareKey(comparison, isInner);
        var (column, operation) = (address.ColumnOf(comparison.Field), comparison.Operator);
        if (column.IsComplex) throw ExternalErrors.Unsupported($"A filter on {column.Name}, a column of the type {column.Type},");
        // Between two midnights nothing is equal, and the day before is the last one below.
        if (ODataLiteral.IsBetweenDays(column, comparison.Field, comparison.Value))
        {
            if (operation is ExternalOperator.Equal or ExternalOperator.NotEqual) return operation == ExternalOperator.Equal ? "false" : "true";
            operation = operation is ExternalOperator.Less or ExternalOperator.LessOrEqual ? ExternalOperator.LessOrEqual : ExternalOperator.Greater;
        }
        return $"{column.Name} {WordOf(operation)} {literals.Of(column, comparison.Field, comparison.Value)}";
    }

    // ExternalId is the key, of whatever columns that is.
    private string CompareKey(ExternalComparison comparison, bool isInner)
    {
        if (comparison.Field.Name != "ExternalId") throw ExternalErrors.Unsupported($"A filter on {comparison.Field.Name}");
        if (comparison.Value.IsNull) throw ExternalErrors.Unsupported("ExternalId = null");
        var parts = ODataKeys.Split(table, comparison.Value.AsText);
        if (parts.Count == 1) return $"{table.Keys[0].Name} {WordOf(comparison.Operator)} {literals.OfText(table.Keys[0], parts[0])}";
        if (comparison.Operator is not (ExternalOperator.Equal or ExternalOperator.NotEqual)) throw ExternalErrors.Unsupported("An order of composite external ids");
        var (word, between) = comparison.Operator == ExternalOperator.Equal ? ("eq", " and ") : ("ne", " or ");
        var text = string.Join(between, parts.Select((part, i) => $"{table.Keys[i].Name} {word} {literals.OfText(table.Keys[i], part)}"));
        return isInner ? $"({text})" : text;
    }

    private static string WordOf(ExternalOperator operation) => operation switch
    {
        ExternalOperator.Equal => "eq",
        ExternalOperator.NotEqual => "ne",
        ExternalOperator.Less => "lt",
        ExternalOperator.LessOrEqual => "le",
        ExternalOperator.Greater => "gt",
        _ => "ge",
    };
}
