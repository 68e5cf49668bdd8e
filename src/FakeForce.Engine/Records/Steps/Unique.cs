using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records.Steps;

internal static class Unique
{
    /// <summary>Rows in the recycle bin do not count, as on Salesforce.</summary>
    public static void MustNotClash(SaveContext context)
    {
        foreach (var field in FieldSets.Of(context.Type).Unique)
        {
            var changed = context.IsInsert ? context.Draft.Touches(field) : context.Draft.Changes(field);
            var value = changed ? context.Draft[field] : Value.Null;
            if (value.IsNull) continue;
            foreach (var id in ExternalIds.Find(context.Transaction, context.Type, field, value))
            {
                if (id == context.Id) continue;
                context.Errors.Add(Clash(field, id));
                break;
            }
        }
    }

    /// <summary>Names no fields (observed: public fixtures of this error have "fields":[]).</summary>
    public static SaveError Clash(Field field, RecordId owner) =>
        new("DUPLICATE_VALUE", $"duplicate value found: {field.Name} duplicates value on record with id: {owner.ToShortString()}");
}
