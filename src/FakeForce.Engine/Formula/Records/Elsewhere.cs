using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Formula.Records;

/// <summary>Where another row is, seen from the one at hand: its parent, the user, the org.</summary>
internal delegate (RecordId Id, Row Row) Elsewhere(FormulaFrame frame);

/// <summary>A field of another row: null where there is no such row, and false for a checkbox, which never is null.</summary>
internal sealed class FieldElsewhere<T>(Node<T> field, Elsewhere elsewhere) : Node<T>(field.Type)
{
    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value)
    {
        var (id, row) = elsewhere(frame);
        if (!row.IsLive)
        {
            value = default;
            return Type == FormulaType.Boolean;
        }
        var (ownRow, ownId) = (frame.Row, frame.Id);
        (frame.Row, frame.Id) = (row, id);
        var has = field.TryGet(frame, out value);
        (frame.Row, frame.Id) = (ownRow, ownId);
        return has;
    }
}

internal static class Places
{
    public static Node Read(Node field, Elsewhere elsewhere, string path) => field switch
    {
        Node<decimal> number => new FieldElsewhere<decimal>(number, elsewhere) { Path = path },
        Node<string> text => new FieldElsewhere<string>(text, elsewhere) { Path = path },
        Node<bool> truth => new FieldElsewhere<bool>(truth, elsewhere) { Path = path },
        Node<long> moment => new FieldElsewhere<long>(moment, elsewhere) { Path = path },
        Node<Place> place => new FieldElsewhere<Place>(place, elsewhere) { Path = path },
        _ => field,
    };

    public static Elsewhere Parent(Field reference, SObjectType type)
    {
        var (ordinal, prefix) = (reference.Ordinal, type.KeyPrefix ?? default);
        return frame =>
        {
            if (!frame.Row.Has(ordinal)) return default;
            var id = frame.Row.Reference(ordinal);
            return id.Prefix == prefix ? (id, frame.Find(type, id)) : default;
        };
    }
}
