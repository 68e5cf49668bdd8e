using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules;

/// <summary>An entry bears its product's name and code; a product needs a standard price before it gets another.</summary>
internal sealed class PricebookEntryRule : ObjectRule
{
    public override void BeforeSave(SaveContext context)
    {
        if (!context.IsInsert || context["Product2Id"].IsNull) return;
        var product = context.Transaction.Find(context.Transaction.Catalog["Product2"], context["Product2Id"].AsId);
        context.Set("Name", Read(context, "Product2", product, "Name"));
        context.Set("ProductCode", Read(context, "Product2", product, "ProductCode"));
    }

    public override void Validate(SaveContext context)
    {
        if (!context.IsInsert || !context.Type.TryField("Product2Id", out var product)) return;
        var siblings = ExternalIds.Find(context.Transaction, context.Type, product, context["Product2Id"])
            .Select(id => context.Transaction.Find(context.Type, id)).ToList();
        if (siblings.Any(row => Pricebook(context, row) == context["Pricebook2Id"]))
            context.Fail("DUPLICATE_VALUE", "This price definition already exists in this price book", []);
        else if (!IsStandard(context, context["Pricebook2Id"]) && !siblings.Any(row => IsStandard(context, Pricebook(context, row))))
            context.Fail("STANDARD_PRICE_NOT_DEFINED", "Before creating a custom price, create a standard price.", []);
    }

    private static Value Pricebook(SaveContext context, Row row) => Read(context, "PricebookEntry", row, "Pricebook2Id");

    private static bool IsStandard(SaveContext context, Value pricebook) =>
        !pricebook.IsNull && Read(context, "Pricebook2", context.Transaction.Find(context.Transaction.Catalog["Pricebook2"], pricebook.AsId), "IsStandard").AsBoolean;
}
