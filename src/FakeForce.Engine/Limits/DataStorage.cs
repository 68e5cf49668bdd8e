using System.Collections.Frozen;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Limits;

/// <summary>
/// What records take of DataStorageMB, whatever is in them (Salesforce Help, "Data and File Storage Allocations": most records count as 2 KB,
/// campaigns as 8 and their members as 1; setup records count nothing). Records in the recycle bin do not count here; that is ours.
/// </summary>
internal static class DataStorage
{
    private const int Usual = 2 * 1024;

    private static readonly FrozenDictionary<string, int> standard = new Dictionary<string, int>
    {
        ["Account"] = Usual, ["Contact"] = Usual, ["Lead"] = Usual, ["Opportunity"] = Usual, ["OpportunityLineItem"] = Usual, ["Case"] = Usual, ["CaseComment"] = Usual,
        ["Task"] = Usual, ["Event"] = Usual, ["Product2"] = Usual, ["PricebookEntry"] = Usual, ["Order"] = Usual, ["OrderItem"] = Usual, ["Contract"] = Usual, ["Asset"] = Usual,
        ["Quote"] = Usual, ["QuoteLineItem"] = Usual, ["Solution"] = Usual, ["Note"] = Usual, ["Idea"] = Usual, ["Campaign"] = 8 * 1024, ["CampaignMember"] = 1024,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Bytes that a record of the sObject takes; 0 for those that do not count.</summary>
    public static int SizeOf(SObjectType type) => standard.TryGetValue(type.Name, out var size) ? size : type.Is(SObjectFlags.Custom) && type.Event is null && type.External is null ? Usual : 0;

    public static long UsedBytes(OrgState state) => state.TypesWithRows().Sum(type => (long)SizeOf(type) * state.TableOf(type).LiveCount);

    /// <summary>With what the transaction has created so far.</summary>
    public static long UsedBytes(Transaction transaction) =>
        UsedBytes(transaction.Start) + transaction.Changes.Where(change => change is { Type: not null, Before: null }).Sum(change => (long)SizeOf(change.Type!));
}
