using System.Globalization;
using System.Text;

namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>Writes rows as <see cref="Answer"/> writes the engine's.</summary>
internal sealed class NaiveAnswer(Scene scene)
{
    private static readonly DateOnly epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);

    private readonly StringBuilder text = new();

    public string Of(IReadOnlyList<Item> items, IReadOnlyList<RowModel> rows)
    {
        Rows(items, rows);
        return text.ToString();
    }

    /// <summary>A value as rows store it: days and milliseconds since 1970.</summary>
    public static string Shown(object? value) => value switch
    {
        null => "null",
        0.0 => "0",
        bool flag => flag ? "true" : "false",
        DateOnly day => (day.DayNumber - epoch.DayNumber).ToString(CultureInfo.InvariantCulture),
        DateTime moment => ((moment - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture),
        TimeSpan time => (time.Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private void Rows(IReadOnlyList<Item> items, IReadOnlyList<RowModel> rows)
    {
        foreach (var row in rows) Record(items, 0, row, isPseudo: false);
    }

    // Items are seen from the parent that is so many steps away; a parent stands where it is mentioned first, with all that is asked of it.
    private void Record(IReadOnlyList<Item> items, int depth, RowModel row, bool isPseudo)
    {
        text.Append('{');
        var mentioned = new HashSet<string>();
        foreach (var item in items)
        {
            var parent = item is PathItem { Path.Parents: var parents } && parents.Count > depth ? parents[depth] : null;
            if (parent is not null && !mentioned.Add(parent.Relationship!)) continue;
            if (text[^1] != '{') text.Append(',');
            if (parent is not null) Parent(parent, [.. items.Where(i => i is PathItem p && p.Path.Parents.Count > depth && p.Path.Parents[depth] == parent)], depth + 1, row);
            else Member(item, row, isPseudo);
        }
        text.Append('}');
    }

    private void Parent(FieldModel reference, IReadOnlyList<Item> items, int depth, RowModel row)
    {
        text.Append(reference.Relationship).Append(':');
        if (scene.World.Find(row[reference.Name]) is not { } parent)
        {
            text.Append("null");
            return;
        }
        text.Append(reference.IsPolymorphic ? "Name" : parent.Type.Name);
        Record(items, depth, parent, reference.IsPolymorphic);
    }

    private void Member(Item item, RowModel row, bool isPseudo)
    {
        switch (item)
        {
            case PathItem { Path: var path }: text.Append(path.Leaf).Append(':').Append(Shown(isPseudo ? PathTerm.PseudoField(row, path.Leaf) : row[path.Leaf])); break;
            case NamedItem named: text.Append(named.Alias).Append(':').Append(Shown(named.Term.Read(row, scene))); break;
            case ChildItem child: Children(child, row); break;
            case TypeOfItem typeOf: Branch(typeOf, row); break;
        }
    }

    private void Children(ChildItem item, RowModel row)
    {
        var rows = item.Query.Find(scene, scene.World.ChildrenOf(row, item.Child).Where(scene.Sees));
        text.Append(item.Child.Name).Append(':');
        if (rows.Count == 0)
        {
            text.Append("null");
            return;
        }
        text.Append('[');
        Rows(item.Query.Items, rows);
        text.Append(']');
    }

    private void Branch(TypeOfItem item, RowModel row)
    {
        text.Append(item.Reference.Relationship).Append(':');
        var parent = scene.World.Find(row[item.Reference.Name]);
        var branch = item.Branches.FirstOrDefault(b => b.Type == parent?.Type).Paths;
        if (parent is null || branch is null && item.Else.Count == 0) text.Append("null");
        else Record(branch ?? item.Else, 0, parent, branch is null, branch is null ? "Name" : parent.Type.Name);
    }

    private void Record(IReadOnlyList<Item> items, int depth, RowModel row, bool isPseudo, string name)
    {
        text.Append(name);
        Record(items, depth, row, isPseudo);
    }
}
