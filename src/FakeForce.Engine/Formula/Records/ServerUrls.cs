using System.Globalization;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Records;

/// <summary>
/// $Api (Help, "Global Variables"): the addresses of the SOAP APIs, <c>$Api.Partner_Server_URL_260</c> for version 26.0, of which formulas make links to
/// records. A formula has no session here, so <c>$Api.Session_ID</c> is refused.
/// </summary>
internal static class ServerUrls
{
    private static readonly (string Name, string Path)[] apis = [("Enterprise_Server_URL_", "c"), ("Partner_Server_URL_", "u")];

    public static Node? Of(RecordScope scope, string path, string rest, int position)
    {
        foreach (var (name, api) in apis)
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && int.TryParse(rest.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is >= 60 and < 1_000)
                return Url(scope.Catalog.Names.MyDomain, api, version);
        return rest.Equals("Session_ID", StringComparison.OrdinalIgnoreCase) ? throw FormulaProblems.Unsupported("$Api.Session_ID in formulas", position) : null;
    }

    private static Read<string> Url(string domain, string api, int version) => new(FormulaType.Text, (FormulaFrame frame, out string value) =>
    {
        value = string.Create(CultureInfo.InvariantCulture, $"https://{domain}.my.salesforce.com/services/Soap/{api}/{version / 10}.{version % 10}/{frame.OrganizationId.ToString().AsSpan(0, 15)}");
        return true;
    });
}
