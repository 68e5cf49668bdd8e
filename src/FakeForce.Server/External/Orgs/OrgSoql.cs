using System.Globalization;
using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.Orgs;

/// <summary>A query of another org's object, as SOQL. Names are checked and texts escaped, so that nothing becomes a part of the statement.</summary>
internal static class OrgSoql
{
    public static string Of(ExternalQuery query)
    {
        var soql = new StringBuilder("SELECT ").Append(query.CountOnly ? "COUNT()" : ColumnsOf(query)).Append(" FROM ").Append(Name(query.Type.External!.Name));
        if (query.Filter is { } filter) soql.Append(" WHERE ").Append(Write(filter, isInner: false));
        if (query.OrderBy.Count > 0) soql.Append(" ORDER BY ").AppendJoin(',', query.OrderBy.Select(order => NameOf(order.Field) + (order.Descending ? " DESC" : "")));
        if (query.Top is { } top) soql.Append(CultureInfo.InvariantCulture, $" LIMIT {top}");
        if (query.Skip > 0) soql.Append(CultureInfo.InvariantCulture, $" OFFSET {query.Skip}");
        return soql.ToString();
    }

    /// <summary>FIND {phrase} in one object.</summary>
    public static string Search(ExternalQuery query, string phrase) =>
        string.Create(CultureInfo.InvariantCulture, $"FIND {{{phrase}}} IN ALL FIELDS RETURNING {Name(query.Type.External!.Name)}({ColumnsOf(query)}{(query.Filter is { } filter ? " WHERE " + Write(filter, isInner: false) : "")} LIMIT {query.Top ?? 25})");

    public static string NameOf(Field field) => field.ExternalColumn is { } column ? Name(column) : field.Name == "ExternalId" ? "Id" : throw ExternalErrors.Unsupported(field.Name);

    public static string Name(string name) => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name
        : throw ExternalErrors.Wrong($"'{name}' is no API name of another org");

    private static string ColumnsOf(ExternalQuery query) => string.Join(',', query.Columns.Select(NameOf).Prepend("Id").Distinct(StringComparer.OrdinalIgnoreCase));

    private static string Write(ExternalFilter filter, bool isInner) => filter switch
    {
        ExternalAnd and => Group(" AND ", and.Parts, isInner),
        ExternalOr or => Group(" OR ", or.Parts, isInner),
        ExternalNot not => $"(NOT {Write(not.Inner, isInner: true)})",
        ExternalComparison comparison => $"{NameOf(comparison.Field)} {WordOf(comparison.Operator)} {Literal(comparison)}",
        _ => throw ExternalErrors.Unsupported("This condition"),
    };

    private static string Group(string word, IReadOnlyList<ExternalFilter> parts, bool isInner)
    {
        var text = string.Join(word, parts.Select(part => Write(part, isInner: true)));
        return isInner ? $"({text})" : text;
    }

    private static string Literal(ExternalComparison comparison)
    {
        var (field, value) = (comparison.Field, comparison.Value);
        if (value.IsNull) return "null";
        if (value.Kind == StorageKind.Boolean) return value.AsBoolean ? "true" : "false";
        if (value.Kind == StorageKind.Double) return ((decimal)value.AsDouble).ToString(CultureInfo.InvariantCulture);
        if (value.Kind == StorageKind.Reference) return $"'{value.AsId}'";
        if (value.Kind != StorageKind.Integer) return Quoted(value.AsText);
        if (field.Type == FieldTypes.Date) return DateTimeOffset.UnixEpoch.AddDays(value.Bits).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var moment = DateTimeOffset.FromUnixTimeMilliseconds(value.Bits);
        return field.Type == FieldTypes.Time ? moment.ToString("HH:mm:ss.fffZ", CultureInfo.InvariantCulture) : moment.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var c in text)
            _ = c switch
            {
                '\'' or '\\' or '"' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ => quoted.Append(c),
            };
        return quoted.Append('\'').ToString();
    }

    private static string WordOf(ExternalOperator operation) => operation switch
    {
        ExternalOperator.Equal => "=",
        ExternalOperator.NotEqual => "!=",
        ExternalOperator.Less => "<",
        ExternalOperator.LessOrEqual => "<=",
        ExternalOperator.Greater => ">",
        _ => ">=",
    };
}
