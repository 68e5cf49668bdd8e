using System.Collections.Frozen;
using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Search;

/// <summary>
/// GET /search/layout?q=Account,Contact: the columns of search results as a fresh org has them. Known are those of the REST
/// guide's example and those of custom objects, which show their name; others are refused.
/// </summary>
internal static class SearchLayouts
{
    private const int MostObjects = 100, RowsOnPage = 25;

    private sealed record LayoutColumn(string Field, string Label, string Name);

    // REST API Developer Guide, "Get Search Result Layouts for Objects".
    private static readonly FrozenDictionary<string, LayoutColumn[]> standard = new Dictionary<string, LayoutColumn[]>
    {
        ["Account"] =
        [
            new("Account.Name", "Account Name", "Name"), new("Account.Site", "Account Site", "Site"), new("Account.Phone", "Phone", "Phone"),
            new("User.Alias", "Account Owner Alias", "Owner.Alias"),
        ],
        ["Contact"] =
        [
            new("Contact.Name", "Name", "Name"), new("Account.Name", "Account Name", "Account.Name"), new("Account.Site", "Account Site", "Account.Site"),
            new("Contact.Phone", "Phone", "Phone"), new("Contact.Email", "Email", "Email"), new("User.Alias", "Contact Owner Alias", "Owner.Alias"),
        ],
        ["Lead"] =
        [
            new("Lead.Name", "Name", "Name"), new("Lead.Title", "Title", "Title"), new("Lead.Phone", "Phone", "Phone"), new("Lead.Company", "Company", "Company"),
            new("Lead.Email", "Email", "Email"), new("Lead.Status", "Lead Status", "toLabel(Status)"), new("Name.Alias", "Owner Alias", "Owner.Alias"),
        ],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ValueTask Get(ApiCall call)
    {
        var names = ParameterizedSearch.Split(call.Query("q")).ToArray();
        if (names.Length is 0 or > MostObjects) throw new SalesforceException("MALFORMED_SEARCH", $"q must name 1 to {MostObjects} objects");
        call.XmlRoot = "searchLayouts";
        call.XmlItem = "searchLayout";
        var layouts = names.Select(name => ColumnsOf(call, call.Catalog[name])).ToArray();
        call.Json.BeginArray();
        foreach (var columns in layouts) Write(call.Json, columns);
        call.Json.EndArray();
        return ValueTask.CompletedTask;
    }

    private static LayoutColumn[] ColumnsOf(ApiCall call, SObjectType type)
    {
        if (standard.TryGetValue(type.Name, out var columns)) return columns;
        if (type.Is(SObjectFlags.Custom) && type.NameField is { } name) return [new($"{type.Name}.{name.Name}", name.Label, name.Name)];
        call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, "the search layout of " + type.Name);
        throw new SalesforceException("NOT_FOUND", "The requested resource does not exist");
    }

    private static void Write(JsonOut json, LayoutColumn[] columns)
    {
        json.BeginObject().Name("label"u8).String("Search Results").Name("limitRows"u8).Number(RowsOnPage).Name("searchColumns"u8).BeginArray();
        foreach (var column in columns)
            json.BeginObject().Name("field"u8).String(column.Field).Name("format"u8).Null()
                .Name("label"u8).String(column.Label).Name("name"u8).String(column.Name).EndObject();
        json.EndArray().EndObject();
    }
}
