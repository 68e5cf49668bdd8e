using System.Globalization;
using System.Text;

namespace FakeForce.Engine.Identity;

/// <summary>Reads what <see cref="StoredWriter"/> wrote.</summary>
internal sealed class StoredReader
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public StoredReader(byte[] bytes)
    {
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            values[line[..equals]] = Unescaped(line[(equals + 1)..]);
        }
    }

    public bool Has(string name) => values.ContainsKey(name);
    public string? TextOrNull(string name) => values.TryGetValue(name, out var value) ? value : null;
    public string Text(string name) => TextOrNull(name) ?? "";
    public bool Flag(string name) => Has(name);
    public long Number(string name) => TextOrNull(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
    public RecordId Id(string name) => TextOrNull(name) is { } text ? RecordId.Parse(text) : default;
    public ScopeSet Scopes(string name) => ScopeSet.Parse(TextOrNull(name));
    public TimeSpan Span(string name) => new(Number(name));
    public DateTimeOffset Moment(string name) => new(Number(name), TimeSpan.Zero);
    public DateTimeOffset? MomentOrNull(string name) => Has(name) ? Moment(name) : null;
    public string[] List(string name) => TextOrNull(name)?.Split('\t') ?? [];

    private static string Unescaped(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal)) return value;
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
            text.Append(value[i] != '\\' ? value[i] : value[++i] == 'n' ? '\n' : value[i]);
        return text.ToString();
    }
}
