using CsCheck;
using FakeForce.Engine.Chaos;

namespace FakeForce.Engine.Tests.Chaos;

/// <summary>The index finds what a look at every rule finds, and counts as that does.</summary>
public sealed class FaultIndexTests
{
    private static Gen<string?> Maybe(params string[] values) => Gen.Int[0, 2 * values.Length].Select(i => i < values.Length ? values[i] : null);

    private static readonly Gen<FaultRule> rules = Gen.Select(Maybe("rest", "composite"), Maybe("GET", "post"), Maybe("Account", "contact"), Maybe("/sobjects/Account", "/sobjects/*", "/**/Contact", "/SOBJECTS/contact"), Maybe("x"), Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[0, 9])
        .Select((api, method, sobject, path, client, after, every, more) => new FaultRule("r", more % 2 == 0 ? FaultEffect.Error : FaultEffect.Reset)
        {
            Api = api, Method = method, SObject = sobject, Path = path, Client = client, After = after, Every = every, Times = more < 4 ? more + 1 : null, IsEnabled = more != 9,
        });

    private static readonly Gen<FaultCall> calls = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 3], Gen.Bool)
        .Select((api, method, path, client) => new FaultCall(api == 0 ? "rest" : "composite", method == 0 ? "GET" : "POST", path switch { 0 => "/sobjects/Account", 1 => "/sobjects/Contact/", 2 => "/composite", _ => "/sobjects/contact" }, path switch { 0 => "Account", 2 => null, _ => "Contact" }, default, client ? "x" : null));

    [Fact]
    public void It_strikes_what_a_look_at_every_rule_strikes() => Gen.Select(rules.Array[0, 12], calls.Array[1, 30], Gen.Bool).Sample((wanted, made, onlyErrors) =>
    {
        var now = new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);
        var (indexed, plain) = (wanted.Select(rule => new ActiveFault(rule, null)).ToList(), wanted.Select(rule => new ActiveFault(rule, null)).ToList());
        var (index, chance) = (new FaultIndex(indexed), new Chance(1));
        foreach (var call in made)
        {
            var struck = index.Strike(call, now, chance, onlyErrors ? FaultMoment.InnerCall : FaultMoment.Call);
            var expected = plain.FindIndex(fault => (onlyErrors ? fault.Rule.Effect == FaultEffect.Error : fault.Rule.Effect != FaultEffect.FailJob) && fault.MayMatch(call.Api, call.Method, call.SObject) && fault.Strikes(call, now, chance));
            Assert.Equal(expected, struck is null ? -1 : indexed.IndexOf(struck));
        }
        Assert.Equal(plain.Select(fault => (fault.Seen, fault.Hits)), indexed.Select(fault => (fault.Seen, fault.Hits)));
    }, iter: 3_000);
}
