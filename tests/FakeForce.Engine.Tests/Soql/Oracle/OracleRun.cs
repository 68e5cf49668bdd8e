using FakeForce.Engine.Soql;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>One generated schema with its rows, and any number of queries of it, each asked of the engine and of the oracle.</summary>
internal sealed class OracleRun
{
    private readonly int seed;
    private readonly Random random;
    private readonly World world;
    private readonly DateTime now;
    private readonly TimeZoneInfo[] zones;
    private readonly OrgState[] states;
    private readonly Queries queries = new();

    public OracleRun(int seed, int rows)
    {
        this.seed = seed;
        random = new Random(seed);
        now = new DateTime(2019, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(random.Next(60 * 24 * 365 * 8));
        zones = [Zones.All[random.Next(Zones.All.Count)], Zones.All[random.Next(Zones.All.Count)]];
        var schema = new SchemaMaker(random).Make();
        var maker = new WorldMaker(random, schema, now, zones);
        world = maker.Make(rows);
        states = [OrgTwin.Of(world, maker, seed, indexed: false), OrgTwin.Of(world, maker, seed, indexed: true)];
    }

    public World World => world;
    public IReadOnlyList<OrgState> States => states;

    /// <summary>A few circumstances, and some queries under each.</summary>
    public void Ask(int scenes, int queriesEach)
    {
        for (var i = 0; i < scenes; i++)
        {
            var scene = AnyScene();
            for (var j = 0; j < queriesEach; j++) Check(AnyQuery(scene), scene, $"seed {seed}, scene {i}, query {j}");
        }
    }

    public Scene AnyScene()
    {
        var organization = world.All(world.Schema["Organization"])[0];
        var users = world.All(world.Schema["User"]);
        var around = now.AddHours(random.Next(-400, 400));
        var user = users[random.Next(users.Count)];
        return new Scene(world, around, zones[random.Next(zones.Length)], user["LocaleSidKey"] is "de_DE" ? DayOfWeek.Monday : DayOfWeek.Sunday,
            (int)(long)organization["FiscalYearStartMonth"]!, (bool)organization["UsesStartDateAsFiscalYearName"]!, user.Id, random.Next(4) == 0);
    }

    public IQuery AnyQuery(Scene scene)
    {
        var conditions = new ConditionMaker(random, scene);
        var rows = new RowsQueryMaker(random, scene, conditions);
        var from = world.Schema.Custom[random.Next(world.Schema.Custom.Count)];
        return random.Next(3) > 0 ? rows.Any(from) : new GroupsQueryMaker(random, conditions, rows).Any(from);
    }

    public static QueryContext ContextOf(Scene scene) =>
        new(RecordId.Parse(scene.UserId), scene.Zone, new DateTimeOffset(scene.Now, TimeSpan.Zero), 66, scene.SeesDeleted);

    private void Check(IQuery query, Scene scene, string place)
    {
        var soql = query.Soql(random);
        var expected = query.Answer(scene);
        // Both ways for each query would be twice the work, and the next query asks the other.
        var state = random.Next(states.Length);
        var actual = AnswerOf(states[state], soql, scene);
        if (actual != expected) throw new InvalidOperationException(Difference.Describe(place + (state == 1 ? ", with indexes" : ""), soql, scene, expected, actual));
    }

    private string AnswerOf(OrgState state, string soql, Scene scene)
    {
        try
        {
            var result = queries.Run(state, soql, ContextOf(scene));
            return result.IsCount ? result.TotalSize.ToString(System.Globalization.CultureInfo.InvariantCulture) : Answer.Of(result);
        }
        catch (SalesforceException refusal)
        {
            return refusal.Code == "EXCEEDED_ID_LIMIT" ? refusal.Code : $"{refusal.Code}: {refusal.Message}";
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return failure.ToString();
        }
    }
}
