using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>What the names in a flow's formulas mean: fields of records as in every formula, and the flow's own resources.</summary>
internal sealed class FlowScope(FlowNames names, FormulaUse use) : FormulaScope
{
    public override FormulaUse Use => use;

    public override Node Resolve(string path, int position)
    {
        try
        {
            return FieldOf(path, position) ?? NodeOf(names.Bind(path), path);
        }
        catch (FlowProblem problem)
        {
            throw new FormulaException(problem.Message, position);
        }
    }

    // Only the record that set off the flow has a before.
    public override Node? Prior(string path, int position) =>
        names.RecordType is { } type && path.StartsWith("$Record.", StringComparison.OrdinalIgnoreCase) && !path["$Record.".Length..].Contains('.', StringComparison.Ordinal)
            ? Formula.Records.Prior.Of(Scope(type).Walk(type, path["$Record.".Length..], path, position)) : null;

    public override IReadOnlyCollection<string> ValuesOf(string path) =>
        Record(path) is var (record, tail) ? Scope(record.Type!).ValuesOf(tail) : [];

    private Node? FieldOf(string path, int position)
    {
        if (Record(path) is not var (record, tail)) return null;
        var type = record.Type!;
        var field = type.TryField(tail, out var found) ? found : null;
        return Places.Read(Scope(type).Walk(type, tail, path, position), frame => RowOf(record, field, (Interview)frame.Data!), path);
    }

    private static (RecordId, Row) RowOf(Reading record, Field? field, Interview interview) =>
        record.Read(interview) is { IsNull: false } there && !(field is not null && there.Record.Hides(field)) ? (there.Record.Id, there.Record.Row) : default;

    // The record that a path begins with, and the path from there. Where not everybody may everything the record is the last one of the path, so that
    // each one on the way is asked whether it may be seen.
    private (Reading Record, string Tail)? Record(string path)
    {
        if (names.Catalog.Access is not null && path.LastIndexOf('.') is > 0 and var last && path.IndexOf('.', StringComparison.Ordinal) < last
            && (!path.StartsWith('$') || path.StartsWith("$Record", StringComparison.OrdinalIgnoreCase)) && HeadOf(path[..last]) is { Type: not null, IsList: false } nearest) return (nearest, path[(last + 1)..]);
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return null;
        var head = path[..dot];
        if (head.StartsWith('$') && !FlowNames.Same(head, "$Record") && !FlowNames.Same(head, "$Record__Prior")) return null;
        var record = head.StartsWith('$') ? FlowGlobals.Record(names, FlowNames.Same(head, "$Record__Prior")) : HeadOf(head);
        return record is { Type: not null, IsList: false } ? (record, path[(dot + 1)..]) : null;
    }

    // Of outputs that have two names the first alone means nothing.
    private Reading? HeadOf(string head)
    {
        try
        {
            return names.Bind(head);
        }
        catch (FlowProblem)
        {
            return null;
        }
    }

    private RecordScope Scope(SObjectType type) => new(names.Catalog, type, use);

    private static Node NodeOf(Reading reading, string path) => reading.Kind switch
    {
        _ when reading.IsList => throw new FlowProblem($"{path} is a collection, which formulas cannot use"),
        DatumKind.Record or DatumKind.List => throw new FlowProblem($"{path} is no single value"),
        DatumKind.Number => new Read<decimal>(FormulaType.Number, (FormulaFrame frame, out decimal value) => Is(Value(reading, frame), out var datum) ? Give(datum.Number, out value) : Nothing(out value)) { Path = path },
        DatumKind.Boolean => new Read<bool>(FormulaType.Boolean, (FormulaFrame frame, out bool value) => Give(Is(Value(reading, frame), out var datum) && datum.Truth, out value)) { Path = path },
        DatumKind.Date => Moment(FormulaType.Date, reading, path),
        DatumKind.DateTime => Moment(FormulaType.DateTime, reading, path),
        DatumKind.Time => Moment(FormulaType.Time, reading, path),
        _ => new Read<string>(FormulaType.Text, (FormulaFrame frame, out string value) => Is(Value(reading, frame), out var datum) && !datum.IsEmpty ? Give(datum.ToString(), out value) : Nothing(out value)) { Path = path },
    };

    private static Read<long> Moment(FormulaType type, Reading reading, string path) =>
        new(type, (FormulaFrame frame, out long value) => Is(Value(reading, frame), out var datum) ? Give(datum.Moment, out value) : Nothing(out value)) { Path = path };

    private static Datum Value(Reading reading, FormulaFrame frame) => reading.Read((Interview)frame.Data!);

    private static bool Is(Datum value, out Datum there)
    {
        there = value;
        return !value.IsNull;
    }

    private static bool Give<T>(T given, out T value)
    {
        value = given;
        return true;
    }

    private static bool Nothing<T>(out T value)
    {
        value = default!;
        return false;
    }
}
