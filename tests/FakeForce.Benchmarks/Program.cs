using FakeForce.Benchmarks;
using FakeForce.Benchmarks.Events;
using FakeForce.Benchmarks.Fuzz;
using FakeForce.Benchmarks.Outbound;
using FakeForce.Benchmarks.Project;
using FakeForce.Benchmarks.Soql;

// Prints speed as ratios to a bare Kestrel measured in the same run: absolute figures of shared machines say little.
return args switch
{
    ["rest", .. var rest] => await RestBenchmark.RunAsync(rest),
    ["composite", .. var rest] => await CompositeBenchmark.RunAsync(rest),
    ["start"] => await StartBenchmark.RunAsync(),
    ["bulk", .. var rest] => await BulkBenchmark.RunAsync(rest),
    ["memory", .. var rest] => MemoryBenchmark.Run(rest),
    ["seed", .. var rest] => await SeedBenchmark.RunAsync(rest),
    ["search", .. var rest] => SearchBenchmark.Run(rest),
    ["soql", "http"] => await HttpQueries.RunAsync(),
    ["soql", .. var rest] => await SoqlBenchmark.RunAsync(rest),
    ["events"] => await AllEventsAsync(),
    ["events", "avro"] => AvroBenchmark.Run(),
    ["events", "pubsub", .. var rest] => await PubSubBenchmark.RunAsync(rest),
    ["events", "cometd"] => await DoneAsync(LongPolls.RunAsync()),
    ["events", "capture"] => await DoneAsync(CapturedLoad.RunAsync()),
    ["outbound"] => await OutboundBenchmark.RunAsync(),
    ["orgs"] => await OrgsBenchmark.RunAsync(),
    ["external"] => await ExternalBenchmark.RunAsync(),
    ["project", "sharing", .. var rest] => SharingBenchmark.Run(rest),
    ["project"] => ProjectBenchmark.Run(),
    ["gate"] => await GateBenchmark.RunAsync(),
    ["fuzz", .. var rest] => FuzzRun.Run(rest),
    ["bare", var port, .. var more] => await BareServer.RunAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), more),
    _ => Usage(),
};

static async Task<int> AllEventsAsync()
{
    var avro = AvroBenchmark.Run();
    await PubSubBenchmark.RunAsync();
    await LongPolls.RunAsync();
    await CapturedLoad.RunAsync();
    return avro;
}

static async Task<int> DoneAsync(Task run)
{
    await run;
    return 0;
}

static int Usage()
{
    Console.WriteLine("""
        dotnet run -c Release --project tests/FakeForce.Benchmarks -- <what>
          rest [seconds]     requests/s, p50 and p99 against a bare Kestrel that returns the same bytes
          composite [sec.]   records/s of composites, collections, graphs and trees against single calls
          start              process start to the first authenticated answer, against a bare Kestrel
          bulk [rows]        a million accounts of 12 columns by Bulk API 2.0: load, query, upsert, with and without --data
          project            what an org's own definitions cost: loading, saves through rules, formulas; project sharing: queries under sharing
          memory [accounts]  an org of a million accounts of 12 fields, and forks of it
          seed [accounts]    records/s of a seed of a million accounts from CSV, against bare reading of the same file, and of a recipe
          project sharing [records]  queries by users under sharing against an administrator's over the same rows
          search [accounts]  the search index of a million accounts: bytes a row, and ms a search
          soql [name|http]   twenty queries over 3.5 million rows against SQLite in memory, and some through HTTP
          events [avro|pubsub [events]|cometd|capture]  rows of a platform event of 12 fields to Avro; a million events by Pub/Sub API
                             against a bare gRPC stream, latency at 5,000 events/s, 1,000 subscribers, their memory; 1,000 long polls; a bulk
                             load with and without change events
          external           what a query of an external object adds to the time of its OData service
          gate               what a thousand fault rules cost the reading of a record
          outbound           10,000 outbound messages against a bare HttpClient with the same bodies; a receiver that is down for 23 hours
          orgs               copy, snapshot, restore and reset of orgs of up to a million records; a thousand copies at once
          fuzz [inputs [seed]]  inputs that are nearly queries: each runs or is refused, and within a second
        """);
    return 2;
}
