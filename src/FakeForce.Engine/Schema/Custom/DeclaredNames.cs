namespace FakeForce.Engine.Schema;

/// <summary>The names in a list of definitions.</summary>
internal static class DeclaredNames
{
    /// <summary>A sentence for each that is there more than once.</summary>
    public static IEnumerable<string> Twice(string list, IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"{list}: {group.Key} is declared more than once");
}
