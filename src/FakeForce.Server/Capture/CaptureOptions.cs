using System.Globalization;

namespace FakeForce.Server.Capture;

/// <summary>What `fakeforce capture` is asked for.</summary>
internal sealed record CaptureOptions
{
    public const int MostRecords = 2_000;

    /// <summary>Standard objects that are looked at unless others are named; custom ones are all of them.</summary>
    private static readonly string[] usual =
        ["Account", "Contact", "Lead", "Opportunity", "Case", "Task", "Event", "Product2", "Pricebook2", "PricebookEntry", "Order", "OrderItem", "Asset", "Contract", "Campaign"];

    public const string Help = """
        usage: fakeforce capture --from URL --token TOKEN --out DIR [options]

          --from URL             the org: its instance URL, such as https://acme.my.salesforce.com
          --token TOKEN          an access token of it (or the variable FAKEFORCE_CAPTURE_TOKEN)
          --out DIR              an empty or new directory: start with --project DIR --seed DIR/records
          --object NAME          an object to capture; may be repeated (all custom ones and the usual standard ones)
          --records N            records of each object, 0 to 2000 (20)
          --omit OBJECT.FIELD    a field whose values are left out; may be repeated; *.FIELD is that of all objects
          --scramble OBJECT.FIELD  a field whose values are made unreadable, the same ones always alike
          --api-version V        the version to speak, 40.0 to 68.0 (62.0)

        """;

    public Uri? From { get; init; }
    public string? Token { get; init; }
    public string? Out { get; init; }
    public IReadOnlyList<string> Objects { get; init; } = [];
    public int Records { get; init; } = 20;
    public IReadOnlyList<string> Omitted { get; init; } = [];
    public IReadOnlyList<string> Scrambled { get; init; } = [];
    public string ApiVersion { get; init; } = "62.0";

    public bool Wants(string name, bool isCustom) => Objects.Count > 0 ? Objects.Contains(name, StringComparer.OrdinalIgnoreCase) : isCustom || usual.Contains(name);

    public static bool Names(IReadOnlyList<string> fields, string sobject, string field) =>
        fields.Contains($"{sobject}.{field}", StringComparer.OrdinalIgnoreCase) || fields.Contains("*." + field, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads arguments; what is wrong with them goes to <paramref name="problems"/>.</summary>
    public static CaptureOptions Read(IReadOnlyList<string> args, string? tokenVariable, List<string> problems)
    {
        var options = new CaptureOptions { Token = tokenVariable };
        for (var i = 0; i < args.Count; i += 2)
            if (i + 1 == args.Count) problems.Add($"{args[i]} needs a value");
            else options = options.With(args[i], args[i + 1], problems);
        if (options.From is null) problems.Add("--from is needed: the org's instance URL");
        if (string.IsNullOrEmpty(options.Token)) problems.Add("--token is needed, or the variable FAKEFORCE_CAPTURE_TOKEN");
        if (options.Out is null) problems.Add("--out is needed: a directory");
        else if (Directory.Exists(options.Out) && Directory.EnumerateFileSystemEntries(options.Out).Any()) problems.Add($"--out: {options.Out} is not empty");
        return options;
    }

    private CaptureOptions With(string name, string value, List<string> problems)
    {
        switch (name)
        {
            case "--from" when Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https": return this with { From = new Uri(value) };
            case "--token": return this with { Token = value };
            case "--out": return this with { Out = value };
            case "--object": return this with { Objects = [.. Objects, value] };
            case "--omit" when value.Contains('.', StringComparison.Ordinal): return this with { Omitted = [.. Omitted, value] };
            case "--scramble" when value.Contains('.', StringComparison.Ordinal): return this with { Scrambled = [.. Scrambled, value] };
            case "--records" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostRecords: return this with { Records = count };
            case "--api-version" when decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) && version is >= 40 and <= 68: return this with { ApiVersion = version.ToString("0.0", CultureInfo.InvariantCulture) };
        }
        problems.Add(name is "--from" or "--omit" or "--scramble" or "--records" or "--api-version" ? $"{name}: '{value}' is not what it takes" : $"unknown option {name}");
        return this;
    }
}
