using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>
/// UPPER and LOWER. A locale changes the letters i of Turkish and Azeri, as in Java's String.toUpperCase(Locale); Lithuanian, whose rules are about marks
/// above letters, is refused.
/// </summary>
internal static class LetterCase
{
    public static Function Function(Func<string, bool, string> change) => new(1, 2, call =>
    {
        if (call.Count == 1) return new Map<string, string>(FormulaType.Text, call.Text(0), text => change(text, false));
        return new Try<string, string, string>(FormulaType.Text, call.Text(0), call.Text(1), (FormulaFrame frame, string text, string locale, out string value) =>
        {
            var language = locale.Split('_', '-')[0].ToLowerInvariant();
            value = change(text, language is "tr" or "az");
            return language != "lt" || frame.Fail("FakeForce does not know the letters of the locale " + locale);
        });
    });

    public static string Upper(string text, bool isTurkic) => (isTurkic ? text.Replace('i', 'İ').Replace('ı', 'I') : text).ToUpperInvariant();

    public static string Lower(string text, bool isTurkic) => (isTurkic ? text.Replace('I', 'ı').Replace('İ', 'i') : text).ToLowerInvariant();
}
