using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>
/// An sObject whose rows Salesforce makes up from others when it is asked for them. <paramref name="Rows"/> makes them for
/// one query; from then on they are a table like any other.
/// </summary>
internal sealed record DerivedObject(string Name, Func<DerivedScope, Table> Rows)
{
    /// <summary>References that exist for queries alone: describe shows only the text that they stand for.</summary>
    public IReadOnlyList<DerivedLink> Links { get; init; } = [];

    /// <summary>Fields of which FakeForce knows no truth: naming one is refused.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Fields that describe calls picklists, but that hold ids.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Metadata objects want a filter on one of these ("reified") columns, and filter and group less than others.</summary>
    public IReadOnlyList<string>? Reified { get; init; }

    /// <summary>Fields that can be asked only of one row.</summary>
    public IReadOnlyList<string> OneByOne { get; init; } = [];

    /// <summary>Throws for queries that the object does not take beyond that.</summary>
    public Action<BoundQuery>? Rule { get; init; }
}

/// <summary>
/// A path segment <paramref name="Name"/> to rows of <paramref name="Target"/>; the other way round, the sub-query
/// <paramref name="Children"/> of the target.
/// </summary>
internal sealed record DerivedLink(string Name, string Target, string? Children = null)
{
    /// <summary>The hidden field that holds it, whose name no query can write.</summary>
    public string Field => "->" + Name;
}
