using System.Buffers.Text;
using System.Globalization;
using System.Text;
using FakeForce.Engine;

namespace FakeForce.Server.Bulk;

/// <summary>
/// Where a set of results begins: the number of the row in base64 without padding, which is what the guide's own examples
/// turn out to be (MTAwMDA is 10000, MjAwMDAw is 200000).
/// </summary>
internal static class ResultLocator
{
    /// <summary>What the header says behind the last set.</summary>
    public const string None = "null";

    public static string Of(int row) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(row.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The row that a locator names, 0 without one.</summary>
    public static int Read(string? locator, int rows)
    {
        if (string.IsNullOrEmpty(locator)) return 0;
        if (locator.Length <= 16 && Base64Url.IsValid(locator)
            && int.TryParse(Encoding.ASCII.GetString(Base64Url.DecodeFromChars(locator)), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row < rows) return row;
        throw new SalesforceException("INVALIDVALUE", $"Invalid locator: {locator}"); // ours
    }
}
