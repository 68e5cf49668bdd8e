using System.Collections;
using FakeForce.Engine;
using FakeForce.Server.Definitions;
using FakeForce.Server.Options;
using Microsoft.Extensions.Logging;

namespace FakeForce.Server.Tests.Options;

public sealed class OptionReadingTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("fakeforce").FullName;

    public void Dispose() => Directory.Delete(_directory, true);

    [Fact]
    public void Without_any_source_the_defaults_hold()
    {
        var reading = Read("start");
        Assert.Empty(reading.Problems);
        Assert.Equal(8080, reading.Options.Port);
        Assert.Null(reading.Options.TlsPort);
        Assert.Equal("localhost", reading.Options.Bind);
        Assert.Equal("68.0", reading.Options.ApiVersion);
        Assert.Equal(Edition.Developer, reading.Options.Edition);
    }

    [Theory]
    [InlineData("", "", "", 8080)]
    [InlineData("8001", "", "", 8001)]
    [InlineData("8001", "8002", "", 8002)]
    [InlineData("8001", "8002", "8003", 8003)]
    [InlineData("8001", "", "8003", 8003)]
    public void The_command_line_wins_over_the_environment_and_that_over_the_file(string file, string variable, string argument, int port)
    {
        if (file.Length > 0) WriteFile($"{{\"port\": {file}}}");
        var variables = variable.Length > 0 ? Variables(("FAKEFORCE_PORT", variable)) : Variables();
        var reading = OptionReading.Read(argument.Length > 0 ? ["--port", argument] : [], variables, _directory);
        Assert.Empty(reading.Problems);
        Assert.Equal(port, reading.Options.Port);
    }

    [Theory]
    [InlineData("--port", "65536", "--port: '65536' is not a number from 0 to 65535")]
    [InlineData("--port", "-1", "--port: '-1' is not a number from 0 to 65535")]
    [InlineData("--tls-port", "x", "--tls-port: 'x' is not a number from 0 to 65535")]
    [InlineData("--bind", "example", "--bind: 'example' is not localhost, * or an IP address")]
    [InlineData("--edition", "gold", "--edition: 'gold' is none of developer, enterprise, unlimited, sandbox")]
    [InlineData("--edition", "1", "--edition: '1' is none of developer, enterprise, unlimited, sandbox")]
    [InlineData("--api-version", "69.0", "--api-version: '69.0' is not an API version from 21.0 to 68.0")]
    [InlineData("--api-version", "20.0", "--api-version: '20.0' is not an API version from 21.0 to 68.0")]
    [InlineData("--api-version", "60.5", "--api-version: '60.5' is not an API version from 21.0 to 68.0")]
    [InlineData("--seed-value", "1.5", "--seed-value: '1.5' is not a whole number from 0 up")]
    [InlineData("--instance-url", "ftp://x", "--instance-url: 'ftp://x' is not an http or https address without a path")]
    [InlineData("--control-key", "", "--control-key: '' is empty")]
    [InlineData("--config", "none.json", "--config: there is no file none.json")]
    public void A_wrong_value_is_reported_with_its_reason(string option, string value, string problem) =>
        Assert.Equal([problem], Read(option, value).Problems);

    [Fact]
    public void All_problems_of_all_sources_are_reported_at_once()
    {
        WriteFile("""{"port": "eighty", "colour": "red", "edition": ["gold"], "users": []}""");
        var variables = Variables(("FAKEFORCE_TLS_PORT", "99999"), ("PATH", "x"));
        var reading = OptionReading.Read(["stop", "--prot", "1", "--log-level", "loud", "--port"], variables, _directory);
        string[] expected =
        [
            "unknown command 'stop'; the commands are: start, check, capture, health",
            "unknown option --prot",
            "--port needs a value: --port N",
            "fakeforce.json: unknown key \"colour\"",
            "fakeforce.json: \"edition\" is neither a text, a number, true nor false",
            "fakeforce.json: \"port\": 'eighty' is not a number from 0 to 65535",
            "FAKEFORCE_TLS_PORT: '99999' is not a number from 0 to 65535",
            "--log-level: 'loud' is none of trace, debug, information, warning, error, critical, none",
        ];
        Assert.Equal(expected, reading.Problems);
    }

    [Fact]
    public void Wrong_named_queries_are_problems_of_the_start()
    {
        WriteFile("""{"apiNamedQueries": [{"fullName": "A", "masterLabel": "L", "description": "D", "body2": "SELECT Id FROM Account WHERE Name = :n"}, {"fullName": "B"}]}""");
        Assert.Equal(
            ["apiNamedQueries: A: SOQL references undefined parameters: [n]", "apiNamedQueries: B: needs a masterLabel", "apiNamedQueries: B: needs a description", "apiNamedQueries: B: needs a body2, its SOQL"],
            Read().Problems);
    }

    [Fact]
    public void Wrong_events_and_channels_are_problems_of_the_start()
    {
        WriteFile("""{"changeDataCapture": ["NothingChangeEvent"], "platformEventChannelMembers": [{"selectedEntity": "AccountChangeEvent", "eventChannel": "No__chn"}, {"selectedEntity": "LeadChangeEvent", "filter": "x"}, {"selectedEntity": "ContactChangeEvent", "filterExpression": "Phone IN ('1')"}]}""");
        Assert.Equal(["platformEventChannelMembers[1]: unknown key \"filter\"", "No_chn_AccountChangeEvent: There is no channel No__chn", "ChangeEvents_ContactChangeEvent: IN is not supported in filter expressions", "ChangeEvents_NothingChangeEvent: There is no platform event or change event NothingChangeEvent"], Read().Problems);
    }

    [Fact]
    public void Delivery_of_events_is_disturbed_from_the_start_on()
    {
        WriteFile("""
            {"platformEvents": [{"fullName": "A__e"}],
             "eventDelivery": {"latencyMilliseconds": [1000, 2000], "retentionHours": 1.5, "rules": [{"effect": "duplicate", "channel": "/event/A__e", "every": 3}, {"effect": "drop", "after": 10, "times": 5}]}}
            """);
        var reading = Read();
        Assert.Empty(reading.Problems);
        var events = OrgFile.Apply(reading.Options.Definitions, new OrgOptions { Catalog = null! }, []).Events;
        Assert.Equal((1.5, 24), (events.Retention.HighVolume.TotalHours, events.Retention.Legacy.TotalHours));
        Assert.Equal((1_000, 2_000), (events.Latency.From.TotalMilliseconds, events.Latency.To.TotalMilliseconds));
        Assert.Equal([("duplicate", 3), ("drop", 1)], events.DeliveryRules.Select(rule => (rule.Name, rule.Every)));
    }

    [Fact]
    public void Wrong_rules_of_delivery_are_problems_of_the_start()
    {
        WriteFile("""{"eventDelivery": {"latencyMilliseconds": -1, "rules": [{"effect": "drop", "copies": 2}, {"effect": "pause", "name": "p", "lasts": 1}, {"name": "p"}], "speed": 1}}""");
        Assert.Equal(
            ["eventDelivery: unknown key \"speed\"", "rules[1]: unknown key \"lasts\"", "rules[2]: must be an object with a text \"effect\"", "eventDelivery: drop: copies means nothing to drop",
                "eventDelivery: the latency is a number of milliseconds or two, [from, to], from 0 to 604800000"],
            Read().Problems);
        WriteFile("""{"eventDelivery": {"rules": [{"effect": "drop", "channel": "/event/No__e"}]}}""");
        Assert.Equal(["eventDelivery: drop: there is no channel /event/No__e"], Read().Problems);
    }

    [Fact]
    public void A_wrong_value_is_a_problem_even_where_a_stronger_source_hides_it()
    {
        var reading = OptionReading.Read(["--port", "0"], Variables(("FAKEFORCE_PORT", "tcp://10.0.0.1:80")), _directory);
        Assert.Equal(["FAKEFORCE_PORT: 'tcp://10.0.0.1:80' is not a number from 0 to 65535"], reading.Problems);
    }

    [Fact]
    public void A_stronger_source_replaces_the_whole_list_of_features()
    {
        WriteFile("""{"feature": ["PersonAccounts", "MultiCurrency"]}""");
        Assert.Equal(["PersonAccounts", "MultiCurrency"], Read().Options.Feature);
        var environment = OptionReading.Read([], Variables(("FAKEFORCE_FEATURE", "A, B")), _directory);
        Assert.Equal(["A", "B"], environment.Options.Feature);
        Assert.Equal(["C", "D"], Read("--feature", "C", "--feature=D").Options.Feature);
    }

    [Theory]
    [InlineData("--port 80 --port 81", "--port is given twice")]
    [InlineData("--port 81 --tls-port 81", "--port and --tls-port are both 81")]
    [InlineData("--open-control --control-key k", "--open-control and --control-key contradict each other")]
    [InlineData("--open-control=maybe", "--open-control: 'maybe' is not true or false")]
    [InlineData("start again", "unexpected argument 'again'")]
    public void Options_that_do_not_go_together_are_reported(string arguments, string problem) =>
        Assert.Equal([problem], Read(arguments.Split(' ')).Problems);

    [Fact]
    public void Ports_of_zero_do_not_collide() => Assert.Empty(Read("--port", "0", "--tls-port", "0", "--proxy-port", "0").Problems);

    [Fact]
    public void Org_content_in_the_file_is_handed_on_as_it_is()
    {
        WriteFile("""{"logLevel": "warning", /* a comment */ "users": [{"username": "a@b.c"}],}""");
        var reading = Read();
        Assert.Empty(reading.Problems);
        Assert.Equal(LogLevel.Warning, reading.Options.LogLevel);
        Assert.Equal("a@b.c", reading.Options.Definitions.GetProperty("users")[0].GetProperty("username").GetString());
    }

    [Theory]
    [InlineData("[]", "fakeforce.json: the file does not hold a JSON object")]
    [InlineData("""{"config": "x"}""", "fakeforce.json: unknown key \"config\"")]
    public void A_file_that_is_no_configuration_is_reported(string text, string problem)
    {
        WriteFile(text);
        Assert.Equal([problem], Read().Problems);
    }

    [Theory]
    [InlineData("{\"port\": ")]
    [InlineData("""{"port": 1, "port": 2}""")]
    [InlineData("""{"\ud800": 1}""")]
    [InlineData("""{"users": [{"username": "\ud800"}]}""")]
    public void A_file_that_is_not_json_is_reported_with_the_place(string text)
    {
        WriteFile(text);
        Assert.StartsWith("fakeforce.json: ", Assert.Single(Read().Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_variables_are_warnings_because_container_platforms_set_some()
    {
        var reading = OptionReading.Read([], Variables(("FAKEFORCE_SERVICE_HOST", "10.0.0.1")), _directory);
        Assert.Empty(reading.Problems);
        Assert.Equal(["unknown variable FAKEFORCE_SERVICE_HOST is ignored"], reading.Warnings);
    }

    [Fact]
    public void Every_option_has_one_name_per_source()
    {
        var rule = Assert.Single(OptionTable.Rules, rule => rule.Name == "tls-port");
        Assert.Equal(("--tls-port", "FAKEFORCE_TLS_PORT", "tlsPort"), (rule.Switch, rule.Variable, rule.Key));
        Assert.DoesNotContain(OptionTable.Rules, rule => ContentKeys.Names.Contains(rule.Key));
    }

    private OptionReading Read(params string[] args) => OptionReading.Read(args, Variables(), _directory);

    private void WriteFile(string text) => File.WriteAllText(Path.Combine(_directory, "fakeforce.json"), text);

    private static Hashtable Variables(params (string Name, string Value)[] variables)
    {
        var table = new Hashtable();
        foreach (var (name, value) in variables) table[name] = value;
        return table;
    }
}
