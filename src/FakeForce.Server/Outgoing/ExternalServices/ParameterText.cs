using FakeForce.Engine.Outbound.ExternalServices;
using FakeForce.Server.Json;

namespace FakeForce.Server.Outgoing.ExternalServices;

/// <summary>
/// Parameters in the styles of OpenAPI 3.0 and the collection formats of 2.0.
/// <code>
/// comma, exploded:     in a query tags=a&amp;tags=b   r=1&amp;g=2      elsewhere a,b   r=1,g=2
/// comma, not exploded: in a query tags=a,b        rgb=r,1,g,2  elsewhere a,b   r,1,g,2
/// deepObject:          rgb%5Br%5D=1&amp;rgb%5Bg%5D=2
/// </code>
/// </summary>
internal sealed class ParameterText(Func<string, string> escape)
{
    /// <summary>Of paths and queries.</summary>
    public static ParameterText InUrl { get; } = new(Uri.EscapeDataString);

    public static ParameterText InForm { get; } = new(text => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal));

    public static ParameterText Plain { get; } = new(text => text);

    /// <summary>For paths and headers.</summary>
    public string Single(ServiceParameter parameter, JsonTree value) => parameter.Type switch
    {
        ListType (var item) => Joined(parameter, Items(value).Select(one => Scalar(one, item))),
        ObjectType or MapType => Joined(parameter, Members(value, parameter.Type).Select(member => escape(member.Name) + (parameter.Explodes ? "=" : Delimiter(parameter)) + member.Value)),
        var type => Scalar(value, type),
    };

    /// <summary>For queries and forms: name=value.</summary>
    public IEnumerable<string> Pairs(ServiceParameter parameter, JsonTree value) => parameter switch
    {
        { Type: ListType (var item), Explodes: true } => Items(value).Select(one => $"{escape(parameter.Name)}={Scalar(one, item)}"),
        { Type: ObjectType or MapType, Style: ParameterStyle.DeepObject } => Members(value, parameter.Type).Select(member => $"{escape($"{parameter.Name}[{member.Name}]")}={member.Value}"),
        { Type: ObjectType or MapType, Explodes: true } => Members(value, parameter.Type).Select(member => $"{escape(member.Name)}={member.Value}"),
        { Type: ListType } when value is { Kind: JsonKind.Array, Items.Count: 0 } => [],
        _ => [$"{escape(parameter.Name)}={Single(parameter, value)}"],
    };

    private string Joined(ServiceParameter parameter, IEnumerable<string> parts) => string.Join(Delimiter(parameter), parts);

    private string Delimiter(ServiceParameter parameter) => parameter.Style switch
    {
        ParameterStyle.Space => escape(" "),
        ParameterStyle.Pipe => escape("|"),
        ParameterStyle.Tab => escape("\t"),
        _ => ",",
    };

    private string Scalar(JsonTree value, DataType type) => escape(type switch
    {
        PrimitiveType single => PrimitiveText.Of(value, single),
        _ when value is { IsScalar: true, Kind: not JsonKind.Null } => value.Written,
        _ => throw new FormatException("is no single value"),
    });

    private static List<JsonTree> Items(JsonTree value) => value.Kind == JsonKind.Array ? value.Items : throw new FormatException("is no list");

    private IEnumerable<(string Name, string Value)> Members(JsonTree value, DataType type)
    {
        if (value.Kind != JsonKind.Object) throw new FormatException("is no object");
        foreach (var (name, inner) in value.Members)
            if (inner.Kind != JsonKind.Null) yield return (name, Scalar(inner, TypeOf(type, name)));
    }

    private static DataType TypeOf(DataType type, string name) => type switch
    {
        MapType (var value) => value,
        ObjectType whole => whole.Find(name)?.Type ?? throw new FormatException($".{name} is no property of {whole.ApexClass}"),
        _ => type,
    };
}
