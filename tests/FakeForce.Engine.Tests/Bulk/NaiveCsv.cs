using System.Text;

namespace FakeForce.Engine.Tests.Bulk;

/// <summary>A CSV reader as one would write it first: a character at a time, with no thought of speed.</summary>
internal static class NaiveCsv
{
    public static List<string[]> Read(string csv, char delimiter)
    {
        var (rows, row, cell) = (new List<string[]>(), new List<string>(), new StringBuilder());
        var (inQuotes, wasQuoted, hasAny) = (false, false, false);
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            hasAny = true;
            if (inQuotes && c == '"' && i + 1 < csv.Length && csv[i + 1] == '"') cell.Append(csv[i++]);
            else if (c == '"') (inQuotes, wasQuoted) = (!inQuotes, true);
            else if (inQuotes) cell.Append(c);
            else if (c == delimiter) EndCell();
            else if (c == '\r' && i + 1 < csv.Length && csv[i + 1] == '\n') continue;
            else if (c == '\n') EndRow();
            else cell.Append(c);
        }
        if (hasAny && csv[^1] != '\n' || inQuotes) EndRow();
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (row.Count > 1 || row[0].Length > 0 || wasQuoted) rows.Add([.. row]);
            row.Clear();
            wasQuoted = false;
        }
    }
}
