using System.Globalization;
using System.Text;
using FakeForce.Engine.External;
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
        if (query.Filter is { } filter) options.Add("$filter=" + Encoded(new ODataFilter(this, table, IsTwo).Write(filter)));
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

    private IEnumerable<string> OrderOf(ExternalOrder order)
    {
        if (order.Field.Name == "DisplayUrl") throw ExternalErrors.Unsupported("ORDER BY DisplayUrl");
        IEnumerable<EdmColumn> columns = order.Field.ExternalColumn is null ? table.Keys : [ColumnOf(order.Field)];
        return columns.Select(column => order.Descending ? column.Name + " desc" : column.Name);
    }

    // What RFC 3986 lets a query have stays readable, as in Salesforce's own samples.
    private static string Encoded(string text) => new StringBuilder(Uri.EscapeDataString(text)).Replace("%27", "'").Replace("%28", "(").Replace("%29", ")").Replace("%2C", ",").Replace("%3A", ":").ToString();
}
