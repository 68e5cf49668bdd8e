using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>The oracle's schema as the engine wants it.</summary>
internal sealed class ModelCatalog : Catalog
{
    private const FieldFlags Usual = FieldFlags.Filterable | FieldFlags.Sortable | FieldFlags.Groupable | FieldFlags.Aggregatable | FieldFlags.Nillable;

    private readonly SObjectType[] types;

    public ModelCatalog(SchemaModel schema) => types = [.. schema.Objects.Select(TypeOf)];

    public override IEnumerable<SObjectType> All => types;
    public override SObjectType ByIndex(int index) => types[index];
    public override bool TryFind(string name, [NotNullWhen(true)] out SObjectType? type) =>
        (type = Array.Find(types, t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) is not null;
    public override bool TryFind(KeyPrefix prefix, [NotNullWhen(true)] out SObjectType? type) => (type = Array.Find(types, t => t.KeyPrefix == prefix)) is not null;

    public override bool TryPrefix(string name, out KeyPrefix prefix)
    {
        prefix = TryFind(name, out var type) ? type.KeyPrefix!.Value : default;
        return type is not null;
    }

    private static SObjectType TypeOf(ObjectModel model, int index)
    {
        Field[] fields = [FieldOf(new FieldModel("Id", Kind.Id)), FieldOf(new FieldModel("IsDeleted", Kind.Boolean)), .. model.Fields.Select(FieldOf)];
        return new SObjectType([.. fields.Select((f, i) => f with { Ordinal = i })])
        {
            Name = model.Name,
            Label = model.Name,
            LabelPlural = model.Name + "s",
            Index = index,
            KeyPrefix = KeyPrefix.Parse(model.Prefix),
            Flags = SObjectFlags.Queryable | (model.Name.EndsWith("__c", StringComparison.Ordinal) ? SObjectFlags.Custom : 0),
            ChildRelationships = [.. model.Children.Select(c => new ChildRelationship(c.Child.Name, c.Reference.Name, c.Name, false, false))],
        };
    }

    private static Field FieldOf(FieldModel model) => new()
    {
        Name = model.Name,
        Label = model.Name,
        Ordinal = 0,
        Type = FieldTypes.Named(TypeNameOf(model)),
        Flags = FlagsOf(model),
        Length = model.Kind == Kind.LongText ? 32_000 : 0,
        Precision = 18,
        Scale = 2,
        RelationshipName = model.Relationship,
        ReferenceTo = model.Targets,
        CompoundFieldName = model.Compound,
        PicklistValues = [.. model.Entries.Select(e => new PicklistValue(e.Value, e.Label))],
    };

    private static string TypeNameOf(FieldModel model) => model.TypeName ?? model.Kind switch
    {
        Kind.LongText => "textarea",
        Kind.Whole => "int",
        Kind.Moment => "datetime",
        Kind.Place => "location",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static FieldFlags FlagsOf(FieldModel model) => model.Kind switch
    {
        Kind.LongText => FieldFlags.Nillable,
        Kind.Place => FieldFlags.Nillable | FieldFlags.QueryByDistance,
        Kind.MultiPicklist => Usual & ~(FieldFlags.Groupable | FieldFlags.Sortable),
        _ when model.CaseSensitive => Usual | FieldFlags.Unique | FieldFlags.CaseSensitive | FieldFlags.ExternalId,
        _ => model.IsName ? Usual | FieldFlags.NameField : Usual,
    };
}
