using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>One execution: the moment it sees and the circumstances it runs under.</summary>
internal sealed class Run(OrgState state, QueryContext context)
{
    private DateRanges? ranges;

    public OrgState State => state;
    public QueryContext Context => context;
    public DateRanges Ranges => ranges ??= new DateRanges(context);

    public Table TableOf(SObjectType type) => state.TableOf(type);

    public bool Sees(Row row) => context.IncludeDeleted ? row.Exists : row.IsLive;
}
