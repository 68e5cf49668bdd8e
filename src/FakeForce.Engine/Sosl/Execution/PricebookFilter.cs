using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Sosl.Execution;

/// <summary>WITH PricebookId: only products that have an entry in the price book (SOQL and SOSL reference, "WITH PricebookId").</summary>
internal static class PricebookFilter
{
    public static void Apply(OrgState state, RecordId pricebook, SObjectType products, List<int> numbers)
    {
        var entries = state.Catalog["PricebookEntry"];
        if (!entries.TryField("Pricebook2Id", out var book) || !entries.TryField("Product2Id", out var product)) return;
        var listed = new HashSet<RecordId>();
        var table = state.TableOf(entries);
        for (var number = 1; number <= table.Count; number++)
            if (table.RowAt(number) is { IsLive: true } row && row.Reference(book.Ordinal) == pricebook) listed.Add(row.Reference(product.Ordinal));
        numbers.RemoveAll(n => !listed.Contains(products.IdOf(n)));
    }
}
