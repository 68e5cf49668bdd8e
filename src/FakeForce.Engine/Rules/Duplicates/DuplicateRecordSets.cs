using System.Globalization;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Duplicates;

/// <summary>The sets of duplicates that rules report (Object Reference, "DuplicateRecordSet", "DuplicateRecordItem"): a record joins the set that its duplicates are in already.</summary>
internal static class DuplicateRecordSets
{
    public static void Add(SaveContext context, string rule, IReadOnlyList<RecordId> duplicates)
    {
        var transaction = context.Transaction;
        var (sets, items) = (transaction.Catalog["DuplicateRecordSet"], transaction.Catalog["DuplicateRecordItem"]);
        var (record, set) = (items["RecordId"], items["DuplicateRecordSetId"]);
        var by = RuleOf(context, rule);
        var all = duplicates.Append(context.SavedId).Distinct().ToList();
        var there = all.SelectMany(id => ExternalIds.Find(transaction, items, record, Value.Of(id))).Select(item => transaction.Find(items, item).Reference(set.Ordinal))
            .FirstOrDefault(one => transaction.Find(sets, one).Reference(sets["DuplicateRuleId"].Ordinal) == by);
        if (there.IsEmpty) there = Insert(context, sets, ("DuplicateRuleId", Value.Of(by)));
        foreach (var id in all.Where(id => !ExternalIds.Find(transaction, items, record, Value.Of(id)).Exists(item => transaction.Find(items, item).Reference(set.Ordinal) == there)))
            Insert(context, items, ("DuplicateRecordSetId", Value.Of(there)), ("RecordId", Value.Of(id)));
        var draft = new RowDraft(sets, transaction.Find(sets, there)) { [sets["RecordCount"]] = Value.Of((long)ExternalIds.Find(transaction, items, set, Value.Of(there)).Count) };
        transaction.Update(there, draft);
    }

    private static RecordId RuleOf(SaveContext context, string name)
    {
        var (transaction, rules) = (context.Transaction, context.Transaction.Catalog["DuplicateRule"]);
        return ExternalIds.Find(transaction, rules, rules["DeveloperName"], Value.Of(name)).Find(id => transaction.Find(rules, id).Get(rules["SobjectType"]) == Value.Of(context.Type.Name));
    }

    // Ours: names are eight digits, counted from one.
    private static RecordId Insert(SaveContext context, SObjectType type, params (string Field, Value Value)[] values)
    {
        var draft = new RowDraft(type) { [type["Name"]] = Value.Of((context.Transaction.CountOf(type) + 1).ToString("D8", CultureInfo.InvariantCulture)) };
        foreach (var (field, value) in values) draft[type[field]] = value;
        SystemFields.StampCreated(draft, context.Transaction.Now, context.Caller.UserId);
        return context.Transaction.Insert(draft);
    }
}
