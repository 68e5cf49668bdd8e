using System.Collections;

namespace FakeForce.Engine.Schema;

/// <summary>The child relationships of an sObject, looked up when somebody reads them.</summary>
internal sealed class LazyChildren(Func<ChildRelationship[]> find) : IReadOnlyList<ChildRelationship>
{
    private readonly Lazy<ChildRelationship[]> rows = new(find);

    public ChildRelationship this[int index] => rows.Value[index];
    public int Count => rows.Value.Length;
    public IEnumerator<ChildRelationship> GetEnumerator() => ((IEnumerable<ChildRelationship>)rows.Value).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
