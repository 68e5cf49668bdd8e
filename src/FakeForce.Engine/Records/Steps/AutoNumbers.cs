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
            if (context.Seeded?.Find(field) is { } kept) Pass(context.Transaction, context.Type, field, kept.AsText);
            else context.Draft[field] = Value.Of(Next(context.Transaction, context.Type, field));
    }

    private static string Next(Transaction transaction, SObjectType type, Field field)
    {
        var number = NextNumber(transaction, type, field);
        Store(transaction, type, field, number);
        return Format(field.DisplayFormat ?? DefaultFormat, number, transaction.Now);
    }

    // The org goes on behind the numbers that a seed has brought.
    private static void Pass(Transaction transaction, SObjectType type, Field field, string text)
    {
        if (NumberIn(field.DisplayFormat ?? DefaultFormat, text) is { } number && number >= NextNumber(transaction, type, field)) Store(transaction, type, field, number);
    }

    /// <summary>The number in a text of this format, or null if it has another form.</summary>
    internal static long? NumberIn(string format, string text)
    {
        var open = format.IndexOf("{0", StringComparison.Ordinal);
        var close = open < 0 ? -1 : format.IndexOf('}', open);
        // Dates are as long as what stands for them, without the braces.
        var (before, after) = close < 0 ? (LengthOf(format), 0) : (LengthOf(format[..open]), LengthOf(format[(close + 1)..]));
        return before + after < text.Length && long.TryParse(text.AsSpan(before, text.Length - before - after), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        static int LengthOf(string part) => part.Length - 2 * part.Count(c => c == '{');
    }

    private static string KeyOf(SObjectType type, Field field) => "counter/" + type.Name + "." + field.Name;

    private static long NextNumber(Transaction transaction, SObjectType type, Field field) => transaction.Document(KeyOf(type, field)) is { } stored
        ? BinaryPrimitives.ReadInt64LittleEndian(stored) + 1
        : firstNumbers.GetValueOrDefault(type.Name + "." + field.Name, field.StartingNumber);

    private static void Store(Transaction transaction, SObjectType type, Field field, long number)
    {
        var stored = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(stored, number);
        transaction.SetDocument(KeyOf(type, field), stored);
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
