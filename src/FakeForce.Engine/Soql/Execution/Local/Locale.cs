using System.Collections.Frozen;

namespace FakeForce.Engine.Soql.Execution.Local;

/// <summary>
/// How a locale writes what FORMAT() formats: short dates (with the year in full) and times as .NET patterns, what stands
/// between them, the marks of numbers, and the digits from which thousands are grouped.
/// </summary>
internal sealed record Locale(string Key, string Date, string Time, string Between, string DecimalMark, string GroupMark, string PercentMark, string Minus = "-", int GroupedFrom = 4)
{
    private const string NoBreak = "\u00A0", NarrowNoBreak = "\u202F", RealMinus = "\u2212", Apostrophe = "\u2019";

    /// <summary>
    /// Salesforce's ICU formats, CLDR 41 (Salesforce Help, "Salesforce Supported Locales and ICU Formats"). Small on purpose:
    /// a locale that is not here is refused, not guessed.
    /// </summary>
    private static readonly FrozenDictionary<string, Locale> known = new Locale[]
    {
        new("en_US", "M/d/yyyy", "h:mm tt", ", ", ".", ",", "%"),
        new("en_GB", "dd/MM/yyyy", "HH:mm", ", ", ".", ",", "%"),
        new("en_IE", "dd/MM/yyyy", "HH:mm", ", ", ".", ",", "%"),
        new("de_DE", "dd.MM.yyyy", "HH:mm", ", ", ",", ".", NoBreak + "%"),
        new("de_CH", "dd.MM.yyyy", "HH:mm", ", ", ".", Apostrophe, "%"),
        new("fr_FR", "dd/MM/yyyy", "HH:mm", " ", ",", NarrowNoBreak, NarrowNoBreak + "%"),
        new("es_ES", "d/M/yyyy", "H:mm", ", ", ",", ".", NoBreak + "%", GroupedFrom: 5),
        new("it_IT", "dd/MM/yyyy", "HH:mm", ", ", ",", ".", "%"),
        new("nl_NL", "dd-MM-yyyy", "HH:mm", " ", ",", ".", "%"),
        new("pt_BR", "dd/MM/yyyy", "HH:mm", " ", ",", ".", "%"),
        new("sv_SE", "yyyy-MM-dd", "HH:mm", " ", ",", NoBreak, NoBreak + "%", RealMinus),
        new("da_DK", "dd.MM.yyyy", "HH.mm", " ", ",", ".", NoBreak + "%"),
        new("fi_FI", "d.M.yyyy", "H.mm", " ", ",", NoBreak, NoBreak + "%", RealMinus),
        new("ja_JP", "yyyy/MM/dd", "H:mm", " ", ".", ",", "%"),
        new("zh_CN", "yyyy/M/d", "HH:mm", " ", ".", ",", "%"),
    }.ToFrozenDictionary(l => l.Key, StringComparer.OrdinalIgnoreCase);

    public static Locale Of(string key) => known.TryGetValue(key, out var locale) ? locale : throw SoqlErrors.NotSupportedYet($"FORMAT() in the locale {key}").Plain();

    /// <summary>
    /// The currency locale of an org with one currency, which alone says how amounts are written, whatever the user's locale
    /// (Salesforce Help, "Language, Locale, and Currency Settings"). Every FakeForce org has the United States'.
    /// </summary>
    public static Locale OfSingleCurrency => known["en_US"];

    public const string SingleCurrencySymbol = "$";
}
