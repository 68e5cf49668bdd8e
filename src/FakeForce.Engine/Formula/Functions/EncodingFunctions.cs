using System.Net;
using System.Text;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>Texts for HTML, JavaScript and addresses. Of the formulas that there are here only those of flows may use them (probes of orgs).</summary>
internal static class EncodingFunctions
{
    public static Dictionary<string, Function> All { get; } = new()
    {
        ["HTMLENCODE"] = Of(Html),
        ["JSENCODE"] = Of(Script),
        // Only the apostrophe is first escaped for JavaScript.
        ["JSINHTMLENCODE"] = Of(text => Html(text.Replace("'", @"\'", StringComparison.Ordinal))),
        // As Java's URLEncoder: a blank is a plus, and all but letters, digits and .-*_ has its bytes written out.
        ["URLENCODE"] = Of(text => WebUtility.UrlEncode(text).Replace("!", "%21", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)),
    };

    private static Function Of(Func<string, string> encode) => Function.Text(encode) with { Uses = FormulaUse.Flow };

    private static string Html(string text) => new StringBuilder(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString();

    private static string Script(string text) => new StringBuilder(text)
        .Replace(@"\", @"\\").Replace("'", @"\'").Replace("\"", "\\\"").Replace("\n", @"\n").Replace("\r", @"\r").ToString();
}
