using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Records;

/// <summary>Filters on the fields of an sObject, as queries compare: without case, and the empty text is null.</summary>
internal sealed class BoundFilters
{
    private readonly (Column Column, FlowOperator Operator, Reading Value)[] filters;
    private readonly Func<Func<int, bool>, bool>? logic;
    private readonly bool isAny;

    private BoundFilters((Column, FlowOperator, Reading)[] filters, bool isAny, Func<Func<int, bool>, bool>? logic) => (this.filters, this.isAny, this.logic) = (filters, isAny, logic);

    public static BoundFilters Bind(FlowNames names, SObjectType type, IReadOnlyList<FlowFilter> filters, string? logic)
    {
        var bound = filters.Select(filter => (Column.Bind(names, type, filter.Field), Taken(filter.Operator), names.Bind(filter.Value, KindOf(names, type, filter)))).ToArray();
        return new(bound, BoundConditions.IsAny(logic), BoundConditions.LogicOf(logic, bound.Length));
    }

    /// <summary>What the filters ask.</summary>
    public IEnumerable<Field> Fields => filters.Select(filter => filter.Column.Field);

    /// <summary>The filters with the values that they have in an interview.</summary>
    public Asked Ask(Interview interview) => new(this, interview, [.. filters.Select(filter => filter.Value.Read(interview) is { IsEmpty: false } value ? value : default)]);

    private static DatumKind KindOf(FlowNames names, SObjectType type, FlowFilter filter) => filter.Operator is FlowOperator.IsNull or FlowOperator.IsBlank ? DatumKind.Boolean : Column.Bind(names, type, filter.Field).Kind;

    private static FlowOperator Taken(FlowOperator operation) => operation is FlowOperator.Unknown or FlowOperator.IsChanged or FlowOperator.WasSet or FlowOperator.WasVisited or FlowOperator.WasSelected or FlowOperator.HasError
        ? throw new FlowProblem($"{operation} is no operator of a filter") : operation;

    internal sealed class Asked(BoundFilters bound, Interview interview, Datum[] values)
    {
        /// <summary>A filter that all records found must meet, and whose value an index can look for; null if there is none.</summary>
        public (Field Field, Datum Value)? Equality
        {
            get
            {
                if (bound.isAny || bound.logic is not null) return null;
                for (var i = 0; i < values.Length; i++)
                    if (bound.filters[i] is { Operator: FlowOperator.EqualTo, Column: { IsStored: true, Field: var found } } && !values[i].IsNull && values[i].Kind != DatumKind.List && found.Type.Storage != StorageKind.Boolean) return (found, values[i]);
                return null;
            }
        }

        public bool Matches(RecordId id, Row row)
        {
            if (bound.logic is not null) return bound.logic(place => Holds(place, id, row));
            for (var i = 0; i < values.Length; i++)
                if (Holds(i, id, row) == bound.isAny) return bound.isAny;
            return !bound.isAny || values.Length == 0;
        }

        private bool Holds(int place, RecordId id, Row row)
        {
            var (column, operation, _) = bound.filters[place];
            return BoundCondition.Holds(operation, column.Read(interview, id, row), values[place], interview.TimeZone, ignoresCase: true);
        }
    }
}
