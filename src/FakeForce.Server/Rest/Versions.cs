using System.Globalization;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;
using FakeForce.Server.Start;

namespace FakeForce.Server.Rest;

/// <summary>GET /services/data: the versions on offer, for anybody.</summary>
internal static class Versions
{
    private static readonly string[] seasons = ["Spring", "Summer", "Winter"];

    public static Task ListAsync(HttpContext context)
    {
        var newest = context.RequestServices.GetRequiredService<ServingState>().Org!.Org.Options.ApiVersion;
        using var json = new JsonOut();
        json.BeginArray();
        for (var version = ApiGate.OldestVersion; version <= newest; version++)
        {
            var text = version.ToString(CultureInfo.InvariantCulture) + ".0";
            json.BeginObject().Name("label"u8).String(Label(version)).Name("url"u8).String("/services/data/v" + text).Name("version"u8).String(text).EndObject();
        }
        json.EndArray();
        return ApiAnswer.SendAsync(context, json, "Versions", "Version").AsTask();
    }

    /// <summary>Three releases a year since 21.0 was Spring '11; Winter bears the next year's number.</summary>
    internal static string Label(int version)
    {
        var (year, season) = Math.DivRem(version - 21, 3);
        return string.Create(CultureInfo.InvariantCulture, $"{seasons[season]} '{11 + year + (season == 2 ? 1 : 0)}");
    }
}
