using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Seeds;

/// <summary>Records that a recipe makes up, one after the other.</summary>
internal sealed class RecipeSeedRows(SeedText text, SObjectType type, RecipeObject recipe, (Field Field, RecipeDraw Draw, double Share, RecipeParents? Parents)[] fields,
    Field? per, RecipeParents? perParents, Chance chance) : SeedRows(text, type)
{
    private readonly SeedRow row = new(type, keepsAll: false, isCreateable: true);
    private RecordId parent;
    private long number;
    private int left = -1;

    public override IEnumerable<Field> References => fields.Where(one => one.Field.Type.Storage == StorageKind.Reference).Select(one => one.Field).Concat(per is null ? [] : [per]);

    public override string Which => $"{Type.Name} {number}: ";

    public override SeedRow? Next()
    {
        if (!Begin()) return null;
        row.Clear();
        (row.Offset, number) = (recipe.Offset, number + 1);
        if (per is not null) row.Add(new SeedReference(per, parent.ToString()), parent);
        foreach (var (field, draw, share, parents) in fields)
            if (share >= 1 || chance.Unit() < share) Draw(field, draw, parents);
        return row;
    }

    // True if there is one more to be made, of the present parent or of the next that has any.
    private bool Begin()
    {
        while (left <= 0)
        {
            if (perParents is null ? left == 0 : (parent = perParents.After(parent)).IsEmpty) return false;
            left = recipe.Least + (recipe.Most > recipe.Least ? chance.Next(recipe.Most - recipe.Least + 1) : 0);
            if (left == 0 && perParents is null) return false;
        }
        left--;
        return true;
    }

    private void Draw(Field field, RecipeDraw draw, RecipeParents? parents)
    {
        if (draw is not ReferenceDraw reference)
        {
            row.Add(field, row.ReadOrFail(field, draw.Next(chance, number)));
            return;
        }
        var id = parents!.Pick(chance, reference.Distribution);
        if (!id.IsEmpty) row.Add(new SeedReference(field, id.ToString()), id);
        // The first record of all has no other to belong to.
        else if (!ReferenceEquals(parents.Type, Type)) row.Fail("FIELD_INTEGRITY_EXCEPTION", $"{field.Name}: the seed has no {parents.Type.Name} to choose from", field.Name);
    }
}
