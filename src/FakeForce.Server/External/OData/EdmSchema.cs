using FakeForce.Engine.External;

namespace FakeForce.Server.External.OData;

/// <summary>The types of a $metadata document by their full names, and the tables that they make.</summary>
internal sealed class EdmSchema
{
    private const int DeepestBase = 16;

    public Dictionary<string, EdmShape> Types { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, string> Definitions { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Enums { get; } = new(StringComparer.Ordinal);

    /// <summary>Null for a set whose type is missing or has no key, which <paramref name="left"/> then says.</summary>
    public EdmTable? TableOf(string set, string typeName, List<string> left)
    {
        var (keys, columns) = (new List<string>(), new Dictionary<string, EdmColumn>(StringComparer.Ordinal));
        var (name, depth) = (Full(typeName), 0);
        for (; name is not null; name = Types[name].Base is { } parent ? Full(parent) : null)
        {
            if (!Types.TryGetValue(name, out var type))
            {
                left.Add($"{set}: its type {name} is nowhere");
                return null;
            }
            if (++depth > DeepestBase) throw ExternalErrors.Unreadable($"its $metadata has types that are derived in a circle: {name}");
            if (keys.Count == 0) keys.AddRange(type.Keys);
            foreach (var column in type.Columns) columns.TryAdd(column.Name, Resolved(column));
        }
        if (columns.Count > EdmShape.MostColumns) throw ExternalErrors.Unreadable($"{set} has more than {EdmShape.MostColumns} columns");
        if (keys.Count > 0 && keys.TrueForAll(columns.ContainsKey)) return new EdmTable(set, [.. keys.Select(key => columns[key])], columns);
        left.Add($"{set}: it has no key");
        return null;
    }

    private EdmColumn Resolved(EdmColumn column)
    {
        var type = Full(column.Type);
        for (var depth = 0; Definitions.TryGetValue(type, out var under) && depth < DeepestBase; depth++) type = Full(under);
        return column with { Type = type, IsEnum = Enums.Contains(type), IsComplex = !Enums.Contains(type) && !EdmTypes.IsPrimitive(type) };
    }

    private string Full(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && Aliases.TryGetValue(name[..dot], out var space) ? space + name[dot..] : name;
    }
}
