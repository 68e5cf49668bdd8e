using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine;

/// <summary>Writes the records of fresh-org.txt, which a new org holds before anybody has worked in it.</summary>
internal static class FreshOrg
{
    /// <summary>The administrator is the first user of the org, so its id is known before its row exists.</summary>
    public const int AdministratorNumber = 1;

    /// <summary>The organisation's id in an org that was filled before: it is the only row of its kind.</summary>
    public static RecordId OrganizationId(Catalog catalog, int number = 1) => new(catalog["Organization"].KeyPrefix!.Value, number);

    public static void Fill(Transaction transaction, OrgOptions options)
    {
        var named = new Dictionary<string, RecordId>(StringComparer.Ordinal);
        using var reader = new StringReader(Text(options));
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("== ", StringComparison.Ordinal) && !(options.IsFreshScratch && line.StartsWith("=+ ", StringComparison.Ordinal))) continue;
            // An sObject that belongs to a feature which the org lacks.
            if (!transaction.Catalog.TryFind(line[3..], out var type)) continue;
            var columns = reader.ReadLine()!.Split('\t').Select(name => FieldOf(type, name)).ToArray();
            while (reader.ReadLine() is { Length: > 0 } row)
            {
                var cells = row.Split('\t');
                named[type.Name + "/" + cells[0]] = Insert(transaction, type, columns, cells, named);
            }
        }
        FiscalYears.Fill(transaction);
    }

    /// <summary>The names that the records of one sObject have in a fresh org.</summary>
    public static HashSet<string> Names(string type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var reader = new StringReader(Template());
        while (reader.ReadLine() is { } line && line != "== " + type) { }
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } row) names.Add(row[..row.IndexOf('\t', StringComparison.Ordinal)]);
        return names;
    }

    private static RecordId Insert(Transaction transaction, SObjectType type, Field[] columns, string[] cells, Dictionary<string, RecordId> named)
    {
        var draft = new RowDraft(type);
        for (var i = 0; i < cells.Length; i++)
        {
            if (Resolved(cells[i], named) is { } text) draft[columns[i]] = Read(type, columns[i], text);
        }
        SystemFields.StampCreated(draft, transaction.Now, new RecordId(KeyPrefix.Parse("005"), AdministratorNumber));
        return transaction.Insert(draft);
    }

    // Texts are taken as they are: some values (the user type AutomatedProcess) are such as only the org itself may set.
    private static Value Read(SObjectType type, Field field, string text)
    {
        if (field.Type.Storage == StorageKind.Text) return Value.Of(text);
        var coerced = field.Type.Coerce(InputValue.Of(text), field);
        return coerced.Error is null ? coerced.Value : throw new InvalidDataException($"fresh-org.txt: {type}.{field}: {coerced.Error.Message}");
    }

    // "@Type/name" is an earlier row; a letter before it makes the name of a profile's own permission set (X00e…).
    private static string? Resolved(string cell, Dictionary<string, RecordId> named)
    {
        if (cell.Length == 0) return null;
        var at = cell.IndexOf('@', StringComparison.Ordinal);
        return at is 0 or 1 && named.TryGetValue(cell[(at + 1)..], out var id) ? cell[..at] + (at == 0 ? id.ToString() : id.ToShortString()) : cell;
    }

    private static Field FieldOf(SObjectType type, string name) =>
        type.TryField(name, out var field) ? field : throw new InvalidDataException($"fresh-org.txt: {type} has no field {name}");

    private static string Template()
    {
        using var stream = typeof(FreshOrg).Assembly.GetManifestResourceStream("fresh-org.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Text(OrgOptions options)
    {
        return Template()
            .Replace("{username}", options.Username, StringComparison.Ordinal)
            .Replace("{email}", options.Username, StringComparison.Ordinal)
            .Replace("{domain}", options.MyDomain + ".test", StringComparison.Ordinal)
            .Replace("{orgName}", options.Name, StringComparison.Ordinal)
            .Replace("{organizationType}", OrganizationType(options.Edition), StringComparison.Ordinal)
            .Replace("{priceBookIsActive}", options.IsFreshScratch ? "false" : "true", StringComparison.Ordinal)
            .Replace("{isSandbox}", options.Edition == Edition.Sandbox ? "true" : "false", StringComparison.Ordinal);
    }

    // A sandbox says of itself what its production org is.
    private static string OrganizationType(Edition edition) => edition switch
    {
        Edition.Enterprise => "Enterprise Edition",
        Edition.Unlimited or Edition.Sandbox => "Unlimited Edition",
        _ => "Developer Edition",
    };
}
