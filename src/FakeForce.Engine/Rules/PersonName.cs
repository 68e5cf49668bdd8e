using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

/// <summary>A person's Name is composed of its parts; the salutation is not one of them.</summary>
internal sealed class PersonName : ObjectRule
{
    private static readonly string[] parts = ["FirstName", "MiddleName", "LastName", "Suffix"];

    public override void BeforeSave(SaveContext context)
    {
        if (!context.IsInsert && !Array.Exists(parts, context.Changes)) return;
        var present = parts.Select(p => context[p]).Where(v => !v.IsNull).Select(v => v.AsText);
        context.Set("Name", Value.Of(string.Join(' ', present)));
    }
}
