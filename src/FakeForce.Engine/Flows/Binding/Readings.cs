using System.Text;
using FakeForce.Engine.Flows.Records;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Binding;

internal sealed class ConstantReading(Datum value) : Reading
{
    public override Datum Read(Interview interview) => value;
}

/// <summary>What something of the interview itself gives.</summary>
internal sealed class OwnReading(Func<Interview, Datum> read) : Reading
{
    public override Datum Read(Interview interview) => read(interview);
}

/// <summary>A variable, or what an element has stored.</summary>
internal sealed class SlotReading(int slot) : Reading
{
    public int Slot => slot;

    public override Datum Read(Interview interview) => interview.Slots[slot];
}

/// <summary>A field of a record; null where there is no record.</summary>
internal sealed class FieldOfReading(Reading record, Field part) : Reading
{
    public Reading Record => record;
    public Field Field => part;

    public override Datum Read(Interview interview) => record.Read(interview) is { IsNull: false } there ? there.Record.Get(part) : default;
}

/// <summary>The record that a look-up of another one names.</summary>
internal sealed class ParentReading(Reading record, Field reference) : Reading
{
    public override Datum Read(Interview interview)
    {
        if (record.Read(interview) is not { IsNull: false } there || there.Record.Get(reference) is not { IsNull: false } named) return default;
        if (!RecordId.TryParse(named.Text, out var id) || !interview.Session.Transaction.TryFind(id, out var type, out var row) || !row.IsLive) return default;
        return ReferenceEquals(type, Type) && SeenRecords.MaySee(interview.Session, type, id, row) ? Datum.Of(SeenRecords.At(interview.Session.Access, type, id, row)) : default;
    }
}

/// <summary>What a formula gives.</summary>
internal sealed class FormulaReading(CompiledFormula formula, int? scale, decimal unit = 1) : Reading
{
    public override Datum Read(Interview interview) => Read(interview.Frame());

    /// <summary>The same with another record at hand.</summary>
    public Datum Read(Interview interview, RecordId id, Row row)
    {
        var frame = interview.Frame();
        (frame.Id, frame.Row) = (id, row);
        return Read(frame);
    }

    // A formula that fails has the value null in a flow; Salesforce's pages of flows show no error of it. Not confirmed.
    private Datum Read(FormulaFrame frame)
    {
        return formula.Root switch
        {
            Node<decimal> => formula.TryGet<decimal>(frame, out var number) ? Datum.Of(scale is { } digits ? Math.Round(number * unit, digits, MidpointRounding.AwayFromZero) : number * unit) : default,
            Node<string> => formula.TryGet<string>(frame, out var text) ? Datum.Of(text) : default,
            Node<bool> => formula.TryGet<bool>(frame, out var truth) ? Datum.Of(truth) : default,
            Node<long> => formula.TryGet<long>(frame, out var moment) ? Moment(formula.Type, moment) : default,
            _ => default,
        };
    }

    public static DatumKind KindOf(FormulaType type) => type switch
    {
        FormulaType.Number => DatumKind.Number,
        FormulaType.Boolean => DatumKind.Boolean,
        FormulaType.Date => DatumKind.Date,
        FormulaType.DateTime => DatumKind.DateTime,
        FormulaType.Time => DatumKind.Time,
        _ => DatumKind.Text,
    };

    private static Datum Moment(FormulaType type, long moment) => type switch
    {
        FormulaType.Date => Datum.OfDate(moment),
        FormulaType.Time => Datum.OfTime(moment),
        _ => Datum.OfDateTime(moment),
    };
}

/// <summary>A text with names in it.</summary>
internal sealed class TextReading(IReadOnlyList<Reading> parts) : Reading
{
    public override Datum Read(Interview interview)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Read(interview));
            if (text.Length > FlowLimits.MaxText) throw new FlowFault("STRING_TOO_LONG", $"a text in a flow is longer than {FlowLimits.MaxText} characters");
        }
        return Datum.Of(text.ToString());
    }
}
