using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Derived;
using FakeForce.Engine.Soql.Execution.Functions;
using FakeForce.Engine.Soql.Execution.Local;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>One execution: the moment it sees and the circumstances it runs under.</summary>
internal sealed class Run(OrgState state, QueryContext context)
{
    private readonly Dictionary<BoundSemiJoin, HashSet<RecordId>> semiJoins = new(ReferenceEqualityComparer.Instance);
    private DateRanges? ranges;
    private FiscalYear? fiscalYear;
    private Locale? locale;
    private Currencies? currencies;

    public OrgState State => state;
    public QueryContext Context => context;
    public DateRanges Ranges => ranges ??= new DateRanges(context, FiscalYear, WeekStart.Of(RunningUser.LocaleOf(state, context.UserId)));
    public FiscalYear FiscalYear => fiscalYear ??= FiscalYear.Of(state);
    public Locale Locale => locale ??= Locale.Of(RunningUser.LocaleOf(state, context.UserId));

    /// <summary>Null in an org with one currency.</summary>
    public Currencies? Currencies => currencies ??= Currencies.Of(state, context.UserId);

    /// <summary>Who asks may not see all records of all sObjects.</summary>
    private readonly UserAccess? access = context.AccessAt(state);
    private Dictionary<int, Sight?>? sights;

    /// <summary>What lets through the rows that may be seen; null where all may.</summary>
    public Sight? SightOf(SObjectType type)
    {
        if (access is null) return null;
        sights ??= [];
        lock (sights)
        {
            if (!sights.TryGetValue(type.Index, out var sight)) sights[type.Index] = sight = DerivedObjects.TryFind(type.Name, out _) || access.SightOf(type) is { SeesAll: true } ? null : access.SightOf(type);
            return sight;
        }
    }

    /// <summary>A row that another one names; as if it were not there if it may not be seen.</summary>
    public Row Parent(SObjectType type, RecordId id) => state.Find(type, id) is var row && SightOf(type) is { } sight && !sight.Matches(row, id) ? default : row;

    public Table TableOf(SObjectType type) => state.TableOf(type);

    /// <summary>The ids of a semi-join's inner query, which runs once.</summary>
    public HashSet<RecordId> IdsOf(BoundSemiJoin join)
    {
        lock (semiJoins) return semiJoins.TryGetValue(join, out var ids) ? ids : semiJoins[join] = SemiJoinRows.IdsOf(join, this);
    }

    public bool Sees(Row row) => context.IncludeDeleted ? row.Exists : row.IsLive;
}
