using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding.Functions;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// A value that a function makes of the record; <see cref="QueryResult.ValueOf"/> gives it. <see cref="Field"/> is the
/// field in whose place it stands, null where an alias or expr0 names it.
/// </summary>
public sealed record ComputedColumn : Column
{
    internal ComputedColumn(string key, string displayName, Field? field, BoundFunction function) : base(key) =>
        (DisplayName, Field, Function) = (displayName, field, function);

    public string DisplayName { get; }
    public Field? Field { get; }

    /// <summary>string, double or currency.</summary>
    public string TypeName => Function.TypeName;

    internal BoundFunction Function { get; }
}
