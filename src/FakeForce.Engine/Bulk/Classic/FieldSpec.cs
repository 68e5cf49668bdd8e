using System.Globalization;
using System.Text.RegularExpressions;
using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// A transformation spec: from the columns of some other program's CSV to fields (Bulk API guide, "Map Data Fields"). Columns
/// that it does not name are left out.
/// </summary>
internal sealed class FieldSpec
{
    private static readonly string[] header = ["Salesforce Field", "Csv Header", "Value", "Hint"];
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(1);

    private readonly List<Line> lines = [];

    /// <summary>Throws ClientInputError for what is no spec; the texts are ours.</summary>
    public static FieldSpec Read(string text)
    {
        var spec = new FieldSpec();
        try
        {
            var rows = new CsvRows(CsvData.Of(System.Text.Encoding.UTF8.GetBytes(text)), default);
            if (!rows.Next() || !Texts(rows).SequenceEqual(header, StringComparer.OrdinalIgnoreCase)) throw Wrong($"The first row of a spec is {string.Join(',', header)}");
            while (rows.Next())
            {
                if (Texts(rows) is not [var field, var column, var value, var hint]) throw Wrong("A row of a spec has four values");
                spec.lines.Add(new Line(field, column, value, hint));
            }
        }
        catch (CsvException broken)
        {
            throw Wrong(broken.Message);
        }
        return spec.lines.Count > 0 ? spec : throw Wrong("The spec maps nothing");
    }

    /// <summary>The CSV that the caller would have sent without a spec.</summary>
    public byte[] Apply(byte[] csv, SObjectType type, DateTimeOffset now)
    {
        var writer = new CsvWriter(default);
        foreach (var line in lines)
            foreach (var name in line.Targets(type)) writer.Value(name);
        writer.EndRow();
        var rows = new CsvRows(CsvData.Of(csv), default);
        if (!rows.Next()) throw JobFailure.NoRecords();
        var names = Texts(rows);
        var places = lines.Select(line => line.Column.Length == 0 ? -1 : names.IndexOf(line.Column) is >= 0 and var place ? place : throw JobFailure.FieldNotFound(line.Column)).ToList();
        while (rows.Next())
        {
            var values = Texts(rows);
            for (var i = 0; i < lines.Count; i++)
                foreach (var value in lines[i].Values(type, places[i] >= 0 && places[i] < values.Count ? values[places[i]] : "", now)) writer.Value(value);
            writer.EndRow();
        }
        return writer.Written.ToArray();
    }

    private static List<string> Texts(CsvRows rows)
    {
        var texts = new List<string>(rows.Cells.Length);
        foreach (var cell in rows.Cells) texts.Add(rows.Text(cell));
        return texts;
    }

    private static SalesforceException Wrong(string text) => new("ClientInputError", text);

    private sealed record Line(string Field, string Column, string Value, string Hint)
    {
        // The Name of a person is two fields: "Cat, Tom" and "Tom Cat" are the same (the guide's sample).
        public string[] Targets(SObjectType type) => IsPerson(type) ? ["LastName", "FirstName"] : [Field];

        public string[] Values(SObjectType type, string text, DateTimeOffset now)
        {
            if (text.Length == 0) text = Value;
            else if (Hint.Length > 0) text = Hinted(type, text, now);
            return IsPerson(type) ? Names(text) : [text];
        }

        private bool IsPerson(SObjectType type) => Field.Equals("Name", StringComparison.OrdinalIgnoreCase) && type.TryField("LastName", out _);

        private static string[] Names(string text)
        {
            if (text.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma) return [text[..comma].Trim(), text[(comma + 1)..].Trim()];
            var space = text.LastIndexOf(' ');
            return space < 0 ? [text, ""] : [text[(space + 1)..], text[..space].Trim()];
        }

        // What does not fit its hint stays as it is, and then fails as its row's value.
        private string Hinted(SObjectType type, string text, DateTimeOffset now) => (type.TryField(Field, out var field) ? field.Type.Name : "") switch
        {
            "boolean" => IsTrue(text) ? "true" : "false",
            "date" when JavaDates.TryParse(text, Hint, now, out var day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "datetime" when JavaDates.TryParse(text, Hint, now, out var moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            _ => text,
        };

        private bool IsTrue(string text)
        {
            try
            {
                return Regex.IsMatch(text, $"^(?:{Hint})$", RegexOptions.CultureInvariant, patience);
            }
            catch (Exception wrong) when (wrong is ArgumentException or RegexMatchTimeoutException)
            {
                throw new JobFailure("InvalidBatch", $"The hint of {Field} is no expression that can be used: {Hint}"); // ours
            }
        }
    }
}
