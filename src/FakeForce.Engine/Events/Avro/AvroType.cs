namespace FakeForce.Engine.Events.Avro;

/// <summary>An Avro type. Named ones (records and enums) are all in the namespace com.sforce.eventbus.</summary>
public sealed class AvroType
{
    private AvroType(AvroKind kind) => Kind = kind;

    public AvroKind Kind { get; }

    /// <summary>Of records and enums, without the namespace.</summary>
    public string Name { get; private init; } = "";
    public IReadOnlyList<AvroField> Fields { get; private init; } = [];
    public IReadOnlyList<string> Symbols { get; private init; } = [];
    public IReadOnlyList<AvroType> Branches { get; private init; } = [];

    /// <summary>What an array holds.</summary>
    public AvroType? Items { get; private init; }

    public static AvroType Null { get; } = new(AvroKind.Null);
    public static AvroType Boolean { get; } = new(AvroKind.Boolean);
    public static AvroType Int { get; } = new(AvroKind.Int);
    public static AvroType Long { get; } = new(AvroKind.Long);
    public static AvroType Double { get; } = new(AvroKind.Double);
    public static AvroType String { get; } = new(AvroKind.String);

    public static AvroType Record(string name, IReadOnlyList<AvroField> fields) => new(AvroKind.Record) { Name = name, Fields = fields };
    public static AvroType Enum(string name, IReadOnlyList<string> symbols) => new(AvroKind.Enum) { Name = name, Symbols = symbols };
    public static AvroType Array(AvroType items) => new(AvroKind.Array) { Items = items };
    public static AvroType Union(params AvroType[] branches) => new(AvroKind.Union) { Branches = branches };

    /// <summary>The type, or null.</summary>
    public static AvroType Maybe(AvroType type) => Union(Null, type);
}
