using System.Globalization;

namespace FakeForce.Engine.Schema;

/// <summary>One line of a text table, <c>Name | type size | Label | flags | options</c>, and the picklist line below it.</summary>
internal sealed class FieldLine
{
    private const string Separator = " | ";
    private readonly string[] columns;

    public FieldLine(string line) => columns = line.Split(Separator);

    /// <summary>Begins the referenceTo option.</summary>
    public static byte[] ReferenceMark { get; } = " | > "u8.ToArray();

    /// <summary>The referenceTo of a line, without reading the rest of it.</summary>
    public static string[] TargetsOf(string line)
    {
        var start = line.IndexOf(" | > ", StringComparison.Ordinal);
        if (start < 0) return [];
        var targets = line.AsSpan(start + 5);
        var end = targets.IndexOf(Separator, StringComparison.Ordinal);
        return (end < 0 ? targets : targets[..end]).ToString().Split(',');
    }

    public string Name => columns[0];
    public string? Gate => Option("gate ");

    public Field ToField(int ordinal, string? picklist)
    {
        var type = columns[1].Split(' ');
        var references = Option("> ")?.Split(',') ?? [];
        var flags = FlagLetters.OfField(columns[3]);
        return Sized(new Field
        {
            Name = Name,
            Label = columns[2],
            Type = FieldTypes.Named(type[0]),
            Ordinal = ordinal,
            Flags = references.Length > 1 ? flags | FieldFlags.PolymorphicForeignKey : flags,
            IsSystem = columns[3].Contains(FlagLetters.System, StringComparison.Ordinal),
            ReferenceTo = references,
            RelationshipName = Option("rel "),
            CompoundFieldName = Option("in "),
            ExtraTypeInfo = Option("info "),
            DefaultValue = Option("default "),
            DisplayFormat = Option("format "),
            PicklistValues = picklist is null ? [] : PicklistLine.Read(picklist),
        }, type.Length > 1 ? type[1] : null);
    }

    /// <summary>The name that the parent's child relationship has; null where sub-queries cannot use it.</summary>
    public string? ChildRelationshipName(string parent)
    {
        if (Option("kids ") is not { } names) return null;
        if (!names.Contains(':', StringComparison.Ordinal)) return names;
        var own = names.Split(',').FirstOrDefault(pair => pair.StartsWith(parent + ":", StringComparison.OrdinalIgnoreCase));
        return own?[(parent.Length + 1)..];
    }

    public FieldFlags Flags => FlagLetters.OfField(columns[3]);

    private string? Option(string key)
    {
        for (var i = 4; i < columns.Length; i++)
            if (columns[i].StartsWith(key, StringComparison.Ordinal)) return columns[i][key.Length..];
        return null;
    }

    private static Field Sized(Field field, string? size)
    {
        if (size is null) return field;
        var comma = size.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0) return field with { Precision = Number(size.AsSpan(0, comma)), Scale = Number(size.AsSpan(comma + 1)) };
        return field.Type is IntegerFieldType ? field with { Digits = Number(size) } : field with { Length = Number(size) };
    }

    private static int Number(ReadOnlySpan<char> text) => int.Parse(text, CultureInfo.InvariantCulture);
}
