namespace FakeForce.Engine.Schema;

/// <summary>The line <c>; New | *Open=In progress | -Old</c>: * marks the default, - a value no longer active.</summary>
internal static class PicklistLine
{
    public const char Mark = ';';

    public static PicklistValue[] Read(string line) => [.. line[2..].Split(" | ").Select(Entry)];

    private static PicklistValue Entry(string text)
    {
        var isDefault = text[0] == '*';
        var active = text[0] != '-' || text.Length == 1 || text[1] == '-';
        var pair = text.AsSpan(isDefault || !active ? 1 : 0);
        var equals = pair.IndexOf('=');
        var value = (equals < 0 ? pair : pair[..equals]).ToString();
        return new PicklistValue(value, equals < 0 ? value : pair[(equals + 1)..].ToString(), active, isDefault);
    }
}
