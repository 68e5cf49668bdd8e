using System.Globalization;
using System.Text;

namespace FakeForce.Engine.Identity;

/// <summary>Writes a document as lines of <c>name=value</c>; line breaks and backslashes in values are escaped. Nulls are left out.</summary>
internal sealed class StoredWriter
{
    private readonly StringBuilder text = new();

    public StoredWriter Put(string name, string? value)
    {
        if (value is null) return this;
        text.Append(name).Append('=').Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
        return this;
    }

    public StoredWriter Put(string name, bool value) => value ? Put(name, "1") : this;
    public StoredWriter Put(string name, long value) => Put(name, value.ToString(CultureInfo.InvariantCulture));
    public StoredWriter Put(string name, long? value) => value is { } number ? Put(name, number) : this;
    public StoredWriter Put(string name, RecordId id) => id.IsEmpty ? this : Put(name, id.ToString());
    public StoredWriter Put(string name, ScopeSet scopes) => Put(name, scopes.ToString());
    public StoredWriter Put(string name, TimeSpan span) => Put(name, span.Ticks);
    public StoredWriter Put(string name, DateTimeOffset moment) => Put(name, moment.UtcTicks);
    public StoredWriter Put(string name, DateTimeOffset? moment) => moment is { } at ? Put(name, at) : this;

    /// <summary>None of the entries may contain a tab.</summary>
    public StoredWriter Put(string name, IReadOnlyList<string> list) => list.Count == 0 ? this : Put(name, string.Join('\t', list));

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());
}
