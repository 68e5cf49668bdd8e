using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Formula.Records;

/// <summary>
/// <c>$Setup.Setting__c.Field__c</c> of a hierarchy custom setting: what the user's own record says, or that of the profile, or the org's; a field that
/// is blank in one is looked for in the next ("the value … at the lowest level in the hierarchy", Help, "Global Variables").
/// </summary>
internal static class Settings
{
    public static Node? Of(RecordScope scope, string path, string rest, int position)
    {
        if (rest.Split('.') is not [var name, var field] || !scope.Catalog.TryFind(name, out var type) || !type.TryField("SetupOwnerId", out var owner)) return null;
        var users = scope.Catalog["User"];
        var (reading, profile) = (scope.Walk(type, field, path, position), users["ProfileId"]);
        Elsewhere[] levels =
        [
            frame => frame.FindBy(type, owner, Value.Of(frame.UserId)),
            frame => frame.FindBy(type, owner, frame.Find(users, frame.UserId).Get(profile)),
            frame => frame.FindBy(type, owner, Value.Of(frame.OrganizationId)),
        ];
        // A checkbox is never blank, so the first record that there is has it.
        if (reading.Type == FormulaType.Boolean) return Places.Read(reading, frame => levels.Select(level => level(frame)).FirstOrDefault(found => found.Row.IsLive), path);
        return levels.Select(level => Places.Read(reading, level, path)).Reverse().Aggregate((later, earlier) => First(earlier, later, path));
    }

    private static Node First(Node first, Node later, string path) => (first, later) switch
    {
        (Node<decimal> a, Node<decimal> b) => new Substitute<decimal>(first.Type, a, b) { Path = path },
        (Node<string> a, Node<string> b) => new Substitute<string>(first.Type, a, b) { Path = path },
        (Node<long> a, Node<long> b) => new Substitute<long>(first.Type, a, b) { Path = path },
        (Node<Place> a, Node<Place> b) => new Substitute<Place>(first.Type, a, b) { Path = path },
        _ => first,
    };
}
