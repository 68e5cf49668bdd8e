using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>
/// The Name of people: first, middle and last name and suffix with blanks between them, without the salutation
/// (Object Reference, "Contact", field Name).
/// </summary>
internal sealed class PersonName
{
    /// <summary>Four parts of at most 80 UTF-16 units, three bytes each at most, and the blanks.</summary>
    public const int LongestInBytes = 4 * 80 * 3 + 3;

    private readonly int[] ordinals;

    public PersonName(SObjectType type) =>
        ordinals = [.. new[] { "FirstName", "MiddleName", "LastName", "Suffix" }.Select(n => type.TryField(n, out var part) ? part.Ordinal : -1).Where(o => o >= 0)];

    public int Write(Row row, Span<byte> target)
    {
        var length = 0;
        foreach (var ordinal in ordinals)
        {
            var part = row.Text(ordinal);
            if (part.IsEmpty) continue;
            if (length > 0) target[length++] = (byte)' ';
            part = part[..Math.Min(part.Length, target.Length - length - 1)];
            part.CopyTo(target[length..]);
            length += part.Length;
        }
        return length;
    }
}
