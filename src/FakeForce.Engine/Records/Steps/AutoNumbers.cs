using System.Buffers.Binary;
using System.Globalization;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records.Steps;

/// <summary>Numbers that the org counts itself: CaseNumber and its like, and custom auto-numbers such as A-{0000}.</summary>
internal static class AutoNumbers
{
    private const string DefaultFormat = "{00000000}";

    // The first numbers of a new org, which are not 1 for all objects.
    private static readonly Dictionary<string, long> firstNumbers = new(StringComparer.Ordinal)
    {
        ["Case.CaseNumber"] = 1000,
        ["Contract.ContractNumber"] = 100,
        ["Order.OrderNumber"] = 100,
    };

    public static void Assign(SaveContext context)
    {
        if (!context.IsInsert) return;
        foreach (var field in FieldSets.Of(context.Type).AutoNumbers)
            context.Draft[field] = Value.Of(Next(context.Transaction, context.Type, field));
    }

    private static string Next(Transaction transaction, SObjectType type, Field field)
    {
        var name = type.Name + "." + field.Name;
        var key = "counter/" + name;
        var stored = transaction.Document(key);
        var number = stored is null ? firstNumbers.GetValueOrDefault(name, field.StartingNumber) : BinaryPrimitives.ReadInt64LittleEndian(stored) + 1;
        var next = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(next, number);
        transaction.SetDocument(key, next);
        return Format(field.DisplayFormat ?? DefaultFormat, number, transaction.Now);
    }

    /// <summary>Fills {0000}, {YY}, {YYYY}, {MM} and {DD} (https://help.salesforce.com, custom field attributes: display format).</summary>
    internal static string Format(string format, long number, DateTimeOffset now)
    {
        var text = format
            .Replace("{YYYY}", now.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase)
            .Replace("{YY}", now.ToString("yy", CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase)
            .Replace("{MM}", now.ToString("MM", CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase)
            .Replace("{DD}", now.ToString("dd", CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);
        var open = text.IndexOf("{0", StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf('}', open);
        if (close < 0) return text + number.ToString(CultureInfo.InvariantCulture);
        return text[..open] + number.ToString(new string('0', close - open - 1), CultureInfo.InvariantCulture) + text[(close + 1)..];
    }
}
