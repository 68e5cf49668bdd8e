using System.Text;
using FakeForce.Engine.External;

namespace FakeForce.Server.External.OData;

/// <summary>
/// The ExternalId of an entity: the text of its key. What Salesforce puts between the parts of a composite key is not known; here it is a
/// bar, and a bar or backslash within a part has a backslash before it.
/// </summary>
internal static class ODataKeys
{
    private const char Between = '|', Escape = '\\';

    public static string Join(IReadOnlyList<string> parts)
    {
        if (parts.Count == 1) return parts[0];
        var text = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) text.Append(Between);
            foreach (var c in parts[i]) _ = c is Between or Escape ? text.Append(Escape).Append(c) : text.Append(c);
        }
        return text.ToString();
    }

    public static IReadOnlyList<string> Split(EdmTable table, string externalId)
    {
        if (table.Keys.Count == 1) return [externalId];
        var (parts, part) = (new List<string>(), new StringBuilder());
        for (var i = 0; i < externalId.Length; i++)
        {
            if (externalId[i] == Escape && i + 1 < externalId.Length) part.Append(externalId[++i]);
            else if (externalId[i] == Between)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else part.Append(externalId[i]);
        }
        parts.Add(part.ToString());
        return parts.Count == table.Keys.Count ? parts : throw ExternalErrors.Wrong($"'{externalId}' has {parts.Count} parts, and the key of {table.Name} has {table.Keys.Count}");
    }
}
