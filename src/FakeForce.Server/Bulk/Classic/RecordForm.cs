using FakeForce.Engine;
using FakeForce.Engine.Soql.Binding;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>The form in which the records of a query go out. A record with a name is a parent inside another one.</summary>
internal abstract class RecordForm
{
    public abstract ReadOnlyMemory<byte> Begin();
    public abstract void BeginRecord(string? name, Shape shape, RecordId id);
    public abstract void Value(string name, QueryValue value);
    public abstract void Null(string name);
    public abstract void EndRecord(string? name);

    /// <summary>What has been written since it was taken last.</summary>
    public abstract ReadOnlyMemory<byte> Take();
    public abstract ReadOnlyMemory<byte> End();
}
