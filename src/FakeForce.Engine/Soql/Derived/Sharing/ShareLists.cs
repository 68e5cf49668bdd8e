using System.Collections.Concurrent;

namespace FakeForce.Engine.Soql.Derived.Sharing;

/// <summary>Share objects, of which every shared sObject has one. Two others are called so.</summary>
internal static class ShareLists
{
    private static readonly ConcurrentDictionary<string, DerivedObject> made = new(StringComparer.Ordinal);

    public static DerivedObject? Of(string name) =>
        name.EndsWith("Share", StringComparison.Ordinal) && name is not ("ExtDataShare" or "ForecastingShare") ? made.GetOrAdd(name, static name => new DerivedObject(name, scope => new ShareRows(scope, scope.Catalog[name]).Table())) : null;
}
