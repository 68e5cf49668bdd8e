using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

/// <summary>A line's price and total follow from each other; its product and name are those of the price book entry.</summary>
internal sealed class OpportunityLineItemRule : ObjectRule
{
    public override void BeforeSave(SaveContext context)
    {
        if (context.IsInsert && !context["PricebookEntryId"].IsNull) TakeFromEntry(context);
        var quantity = context["Quantity"];
        if (quantity.IsNull) return;
        if (context.Touches("UnitPrice") || !context.Touches("TotalPrice") && context.Changes("Quantity"))
            context.Set("TotalPrice", context["UnitPrice"].IsNull ? Value.Null : Value.Of(context["UnitPrice"].AsDouble * quantity.AsDouble));
        else if (context.Changes("TotalPrice") && quantity.AsDouble != 0)
            context.Set("UnitPrice", Value.Of(context["TotalPrice"].AsDouble / quantity.AsDouble));
    }

    private static void TakeFromEntry(SaveContext context)
    {
        var entry = context.Transaction.Find(context.Transaction.Catalog["PricebookEntry"], context["PricebookEntryId"].AsId);
        foreach (var (own, theirs) in new[] { ("Product2Id", "Product2Id"), ("ProductCode", "ProductCode"), ("ListPrice", "UnitPrice"), ("Name", "Name") })
            context.Set(own, Read(context, "PricebookEntry", entry, theirs));
        if (context["UnitPrice"].IsNull && context["TotalPrice"].IsNull) context.Set("UnitPrice", Read(context, "PricebookEntry", entry, "UnitPrice"));
    }
}
