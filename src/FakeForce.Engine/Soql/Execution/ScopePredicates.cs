using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Predicates;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>What each scope holds for the running user.</summary>
internal static class ScopePredicates
{
    public static Predicate Of(BoundScope scope, Run run) => scope.Name switch
    {
        "mine" => Is(scope.Type, "OwnerId", run),
        // Handed over by the user to somebody else: the "delegated tasks" of the task list.
        "delegated" => new AllOf([Is(scope.Type, "CreatedById", run), new Negation(Is(scope.Type, "OwnerId", run))]),
        "team" => new IdIn(IdSource.Own, TeamsOf(scope.Type, run), negated: false),
        "mine_and_my_groups" => new IdIn(SourceOf(scope.Type, "ActorId"), MyQueues.Of(run), negated: false),
        _ => throw new InvalidOperationException("the binder let an unknown scope through: " + scope.Name),
    };

    private static IdEquals Is(SObjectType type, string field, Run run) => new(SourceOf(type, field), run.Context.UserId, negated: false);

    private static IdSource SourceOf(SObjectType type, string name) =>
        type.TryField(name, out var field) ? new IdSource(field.Ordinal) : throw new InvalidOperationException($"{type.Name} has no {name}");

    private static HashSet<RecordId> TeamsOf(SObjectType type, Run run)
    {
        var relationship = FilterScopes.TeamMembersOf(type)!;
        var members = run.State.Catalog[relationship.ChildSObject];
        var (team, user) = (SourceOf(members, relationship.Field), SourceOf(members, "UserId"));
        return [.. LiveRows.Of(members, run).Where(m => user.Of(m.Row, m.Id) == run.Context.UserId).Select(m => team.Of(m.Row, m.Id))];
    }
}
