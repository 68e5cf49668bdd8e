using System.Globalization;
using System.Text;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.OData;

/// <summary>
/// Queries as addresses. Of the system query options only $select, $count, $inlinecount, $filter, $orderby, $search, $skip and $top are ever
/// used (Salesforce Help, "OData Query String Options"); their order differs from sample to sample, so this one is ours.
/// </summary>
internal sealed class ODataAddress(Uri root, EdmTable table, ExternalSource source)
{
    private readonly ODataLiteral literals = new(source.Type == ExternalKind.OData);

    private bool IsTwo => source.Type == ExternalKind.OData;

    public Uri Of(ExternalQuery query)
    {
        var options = new List<string>();
        if (!query.CountOnly) options.Add("$select=" + Encoded(string.Join(',', SelectOf(query).Select(column => column.Name))));
        if (CountOption() is { } count) options.Add(count);
        if (query.Filter is { } filter) options.Add("$filter=" + Encoded(Write(filter, isInner: false)));
        if (query.OrderBy.Count > 0) options.Add("$orderby=" + Encoded(string.Join(',', query.OrderBy.SelectMany(OrderOf))));
        if (query.Search is { } phrase) options.Add(IsTwo ? $"{Encoded(source.Configuration.SearchFunc)}={Encoded(phrase)}" : "$search=" + Encoded($"\"{phrase}\""));
        if (query.Skip > 0) options.Add(string.Create(CultureInfo.InvariantCulture, $"$skip={query.Skip}"));
        if (query.CountOnly || query.Top is not null) options.Add(string.Create(CultureInfo.InvariantCulture, $"$top={(query.CountOnly ? 0 : query.Top)}"));
        return new Uri(root, $"{Uri.EscapeDataString(table.Name)}?{string.Join('&', options)}");
    }

    /// <summary>The address of one entity: Products(1), Lines(Order=1,Line=2).</summary>
    public Uri OfEntity(string externalId)
    {
        var parts = ODataKeys.Split(table, externalId).Select((part, i) => literals.OfText(table.Keys[i], part)).ToList();
        var key = parts.Count == 1 ? Encoded(parts[0]) : string.Join(',', parts.Select((part, i) => $"{Encoded(table.Keys[i].Name)}={Encoded(part)}"));
        return new Uri(root, $"{Uri.EscapeDataString(table.Name)}({key})");
    }

    /// <summary>The columns that are asked for: those of the key, and those of the query's fields.</summary>
    public IReadOnlyList<EdmColumn> SelectOf(ExternalQuery query) => [.. table.Keys.Concat(query.Columns.Select(ColumnOf)).Distinct()];

    public EdmColumn ColumnOf(Field field) =>
        table.Columns.TryGetValue(field.ExternalColumn!, out var column) ? column : throw ExternalErrors.Wrong($"{table.Name} of the external system has no column {field.ExternalColumn}");

    // "For OData 4.01, $count=true is hard coded and for OData 4.0, $count=true when Request Row Counts is enabled"; without it $count=false is sent.
    private string? CountOption() => source.Type switch
    {
        ExternalKind.OData401 => "$count=true",
        ExternalKind.OData4 => source.Configuration.InlineCountEnabled ? "$count=true" : "$count=false",
        _ => source.Configuration.InlineCountEnabled ? "$inlinecount=allpages" : null,
    };

    private string Write(ExternalFilter filter, bool isInner) => filter switch
    {
        ExternalAnd and => Group(" and ", and.Parts, isInner),
        ExternalOr or => Group(" or ", Searchable(or.Parts), isInner),
        ExternalNot not => $"not ({Write(not.Inner, isInner: false)})",
        ExternalContains contains => Contains(ColumnOf(contains.Field), contains.Phrase),
        ExternalComparison comparison => Compare(comparison, isInner),
        _ => throw ExternalErrors.Unsupported("This condition"),
    };

    // A search looks into every field that shows a text; columns of other types, such as Guid, cannot contain one.
    private List<ExternalFilter> Searchable(IReadOnlyList<ExternalFilter> parts)
    {
        var texts = parts.Where(part => part is not ExternalContains contains || ColumnOf(contains.Field).Type == "Edm.String").ToList();
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
        return IsTwo ? $"substringof({literal},{column.Name}) eq true" : $"contains({column.Name},{literal}) eq true";
    }

    private string Compare(ExternalComparison comparison, bool isInner)
    {
        if (comparison.Field.ExternalColumn is null) return CompareKey(comparison, isInner);
        var (column, operation) = (ColumnOf(comparison.Field), comparison.Operator);
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

    private IEnumerable<string> OrderOf(ExternalOrder order)
    {
        if (order.Field.Name == "DisplayUrl") throw ExternalErrors.Unsupported("ORDER BY DisplayUrl");
        IEnumerable<EdmColumn> columns = order.Field.ExternalColumn is null ? table.Keys : [ColumnOf(order.Field)];
        return columns.Select(column => order.Descending ? column.Name + " desc" : column.Name);
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

    // What RFC 3986 lets a query have stays readable, as in Salesforce's own samples.
    private static string Encoded(string text) => new StringBuilder(Uri.EscapeDataString(text)).Replace("%27", "'").Replace("%28", "(").Replace("%29", ")").Replace("%2C", ",").Replace("%3A", ":").ToString();
}
