using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>PicklistValueInfo: a row for each entry of a picklist. Source: Tooling API, "PicklistValueInfo".</summary>
internal static class PicklistValueInfos
{
    private static readonly RowParts<(EntityField Particle, PicklistValue Entry)> parts = new()
    {
        { "DurableId", p => $"{DurableIds.OfParticle(p.Particle.Entity, p.Particle.Field)}.{p.Entry.Value}" },
        { "EntityParticleId", p => DurableIds.OfParticle(p.Particle.Entity, p.Particle.Field) },
        { "->EntityParticle", p => p.Particle.All.LinkToParticle(p.Particle.Entity, p.Particle.Field) },
        { "Value", p => p.Entry.Value },
        { "Label", p => p.Entry.Label },
        { "IsDefaultValue", p => p.Entry.Default },
        { "IsActive", p => p.Entry.Active },
        { "ValidFor", p => p.Entry.ValidFor },
    };

    public static DerivedObject Object { get; } = new("PicklistValueInfo", scope => parts.TableOf(scope.Catalog["PicklistValueInfo"],
        scope.Metadata.Particles.SelectMany(particle => particle.Field.PicklistValues.Select(entry => (particle, entry)))))
    {
        Reified = ["EntityParticleId", "DurableId"],
        Links = [new("EntityParticle", "EntityParticle", "PicklistValues")],
    };
}
