using System.Text;
using System.Text.Json;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Server.Definitions.ExternalServices;

namespace FakeForce.Server.Tests.Outgoing.ExternalServices;

/// <summary>Documents that are wrong, too much, or made to do harm: a clear text, no hang, no flood of memory.</summary>
public sealed class HostileDocumentTests
{
    private const string Answers = "\"responses\":{\"200\":{\"description\":\"ok\"}}";

    public static TheoryData<string, string> Wrong => new()
    {
        { """{"openapi":"3.1.0","paths":{}}""", "it is neither OpenAPI 2.0" },
        { """{"swagger":"1.2","paths":{}}""", "it is neither OpenAPI 2.0" },
        { """{"hello":"world"}""", "it is neither OpenAPI 2.0" },
        { """{"openapi":"3.0.3"}""", "it has no paths" },
        { ServiceOrg.Document3("""{"dogs":{}}"""), "the path dogs must begin with /" },
        { ServiceOrg.Document3("""{"/dogs?x=1":{}}"""), "the path /dogs?x=1 must begin with / and have neither ? nor #" },
        { ServiceOrg.Document3("""{"/dogs":7}"""), "the path /dogs must be an object" },
        { ServiceOrg.Document3($$$$"""{"/a":{"get":{"operationId":"x",{{{{Answers}}}}}},"/b":{"get":{"operationId":"X",{{{{Answers}}}}}}}"""), "the operation x is there 2 times" },
        { ServiceOrg.Operation("/a/{id}", "get", "\"parameters\":[]"), "run: the path has {id} and no parameter of that name" },
        { ServiceOrg.Operation("/a", "get", """ "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}]"""), "run: the path has no {id}" },
        { ServiceOrg.Operation("/a/{id}", "get", """ "parameters":[{"name":"id","in":"path","schema":{"type":"string"}}]"""), "run: the parameter id is in the path and must be required" },
        { ServiceOrg.Operation("/a", "get", """ "parameters":[{"in":"query","schema":{"type":"string"}}]"""), "run: parameter : it has no name" },
        { ServiceOrg.Operation("/a", "get", """ "parameters":[{"name":"q","in":"query"}]"""), "run: parameter q: it has no schema" },
        { ServiceOrg.Operation("/a", "get", """ "parameters":[{"name":"q","in":"cookie","schema":{}}]"""), "run: parameter q: it is in cookie, not in path, query or header" },
        { ServiceOrg.Operation("/a", "get", """ "parameters":[{"name":"q","in":"query","schema":{"type":"array"}}]"""), "run: parameter q: an array needs items" },
        { ServiceOrg.Operation("/a", "get", """ "parameters":[{"name":"q","in":"query","schema":{"type":"date"}}]"""), "run: parameter q: the type date is not supported" },
        { ServiceOrg.Operation("/a", "get", """ "parameters":[{"name":"q","in":"query","schema":{"type":["string","null"]}}]"""), "run: parameter q: its type must be a text" },
        { ServiceOrg.Operation("/a", "get", """ "parameters":[{"name":"q","in":"query","schema":{"oneOf":[{"type":"string"}]}}]"""), "run: parameter q: oneOf is not supported" },
        { ServiceOrg.Operation("/a", "get", """ "parameters":[{"name":"q","in":"query","style":"matrix","schema":{"type":"string"}}]"""), "run: parameter q: the style matrix is not supported in query" },
        { ServiceOrg.Operation("/a", "get", """ "parameters":[{"name":"q","in":"query","schema":{"type":"array","items":{"type":"array","items":{"type":"string"}}}}]"""), "run: the parameter q holds lists or objects in lists or objects" },
        { ServiceOrg.Operation("/a", "get", """ "parameters":[{"name":"q","in":"query","schema":{"type":"string"}},{"name":"q","in":"header","schema":{"type":"string"}}]"""), "run: the input q is there twice" },
        { ServiceOrg.Operation("/a", "get", "\"requestBody\":{}"), "run: request body: it has no content" },
        { ServiceOrg.Operation("/a", "post", """ "requestBody":{"content":{"multipart/form-data":{"schema":{"type":"object"}}}}"""), "run: request body: the media type multipart/form-data is not supported" },
        { ServiceOrg.Operation("/a", "post", """ "requestBody":{"content":{"application/json; charset=utf-16":{"schema":{"type":"object"}}}}"""), "run: request body: application/json; charset=utf-16: FakeForce writes and reads UTF-8 alone" },
        { ServiceOrg.Document3("""{"/a":{"get":{"operationId":"run","responses":{"20":{"description":"x"}}}}}"""), "run: response 20: it is no status" },
        { ServiceOrg.Document3("""{"/a":{"get":{"operationId":"run"}}}"""), "run: it has no responses" },
        { ServiceOrg.Document2("""{"/a":{"post":{"operationId":"run","parameters":[{"name":"b","in":"body"}],"responses":{"200":{"description":"x"}}}}}"""), "run: request body: it has no schema" },
        { ServiceOrg.Document2("""{"/a":{"post":{"operationId":"run","parameters":[{"name":"q","in":"query"}],"responses":{"200":{"description":"x"}}}}}"""), "run: parameter q: it has no type" },
        { ServiceOrg.Document2("""{"/a":{"post":{"operationId":"run","parameters":[{"name":"f","in":"formData","type":"file"}],"responses":{"200":{"description":"x"}}}}}"""), "run: parameter f: the type file is not supported" },
        { ServiceOrg.Document3("{}").Replace("https://kennel.example.com/v1/", "callout:Kennel/x", StringComparison.Ordinal), "the server callout:Kennel/x names a credential" },
        { ServiceOrg.Document3("{}").Replace("https://kennel.example.com", "https://{region}.example.com", StringComparison.Ordinal), "has variables, which are not supported" },
        { "7", "is no object" },
        { "", "is empty" },
        { "{\"openapi\":", "is no JSON that is taken" },
        { "{\"openapi\":\"3.0.3\",\"openapi\":\"3.0.3\"}", "is no JSON that is taken" },
        { ServiceOrg.Document3("{}", """{"schemas":{"\ud800":{"$ref":"#/components/schemas/\ud800"}}}"""), "has a text that is no Unicode" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Everything_that_is_wrong_is_told(string document, string problem) => AssertProblem(problem, document);

    public static TheoryData<string, string> References => new()
    {
        { """{"Dog":{"$ref":"https://evil.example.com/dog.json"}}""", "#/components/schemas/Dog: $ref https://evil.example.com/dog.json leads out of the document" },
        { """{"Dog":{"$ref":"dog.yaml#/Dog"}}""", "$ref dog.yaml#/Dog leads out of the document" },
        { """{"Dog":{"properties":{"x":{"$ref":"file:///etc/passwd"}}}}""", "#/components/schemas/Dog/properties/x: $ref file:///etc/passwd leads out of the document" },
        { """{"Dog":{"$ref":"#/components/schemas/Cat"}}""", "#/components/schemas/Dog: $ref #/components/schemas/Cat names nothing of the document" },
        { """{"Dog":{"$ref":"#/components/schemas/Dog"}}""", "recursion is refused: #/components/schemas/Dog → #/components/schemas/Dog" },
        { """{"Dog":{"properties":{"mother":{"$ref":"#/components/schemas/Dog"}}}}""", "recursion is refused: #/components/schemas/Dog → #/components/schemas/Dog" },
        { """{"A":{"properties":{"b":{"$ref":"#/components/schemas/B"}}},"B":{"type":"array","items":{"$ref":"#/components/schemas/C"}},"C":{"allOf":[{"$ref":"#/components/schemas/A"}]}}""", "recursion is refused: #/components/schemas/" },
        { """{"A":{"properties":{"b":{"$ref":"#/components/schemas"}}}}""", "recursion is refused: #/components/schemas → #/components/schemas" },
        { """{"A":{"properties":{"b":{"properties":{"c":{"$ref":"#/components/schemas/A/properties/b"}}}}}}""", "recursion is refused: #/components/schemas/A/properties/b → #/components/schemas/A/properties/b" },
        { """{"A":{"properties":{"b":{"properties":{"c":{"$ref":"#/components/schemas/C"}}}}},"C":{"allOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/A/properties/b"}]}}""", "recursion is refused: #/components/schemas/" },
        { """{"A/B":{"properties":{"b":{"$ref":"#/components/schemas/A~1B"}}}}""", "recursion is refused: #/components/schemas/A~1B" },
    };

    [Theory, MemberData(nameof(References))]
    public void References_out_of_the_document_and_in_circles_are_refused(string schemas, string problem) =>
        AssertProblem(problem, ServiceOrg.Document3("{}", $$"""{"schemas":{{schemas}}}"""));

    [Fact]
    public void Data_that_looks_like_a_reference_is_data()
    {
        var document = ServiceOrg.Document3($$$$"""{"/a":{"get":{"operationId":"run",{{{{Answers}}}}}}}""", """{"schemas":{"A":{"type":"object","example":{"$ref":"x"},"enum":[{"$ref":"y"}],"x-note":{"$ref":"z"},"properties":{"$ref":{"type":"string"},"default":{"type":"string","default":{"$ref":"q"}}}}}}""");
        Assert.Empty(Problems(document));
    }

    [Fact]
    public void A_chain_of_references_as_long_as_the_document_is_no_matter()
    {
        var schemas = Schemas([.. Enumerable.Range(0, 9_000).Select(i => $"\"S{i}\":" + "{\"properties\":{\"next\":" + Reference(i + 1) + "}}"), "\"S9000\":{}"]);
        Assert.Empty(Problems(ServiceOrg.Document3("{}", schemas)));
        AssertProblem("types nest deeper than 128", ServiceOrg.Document3(Answering(Reference(0)), schemas));
    }

    // Each of 60 levels holds the next one twice: 2^60 objects if anybody counted them.
    [Fact]
    public void Types_that_share_parts_are_read_once() =>
        Assert.Empty(Problems(ServiceOrg.Document3(Answering(Reference(0)), Schemas([.. Enumerable.Range(0, 60).Select(i => $"\"S{i}\":" + "{\"properties\":{\"a\":" + Reference(i + 1) + ",\"b\":" + Reference(i + 1) + "}}"), "\"S60\":{}"]))));

    [Fact]
    public void Depth_length_and_counts_have_ends()
    {
        AssertProblem("is no JSON that is taken", ServiceOrg.Document3("{}", "{\"x\":" + new string('[', 200) + new string(']', 200) + "}"));
        AssertProblem("is JSON of", "{" + new string(' ', SchemaText.MostJson));
        AssertProblem("is YAML of", new string('#', SchemaText.MostYaml + 1));
        AssertProblem("10001 objects; 10000 are the most", ServiceOrg.Document3("{}", Schemas(Many(10_001, i => $"\"S{i}\":" + "{\"properties\":{}}"))));
        AssertProblem("400001 properties; 400000 are the most", ServiceOrg.Document3("{}", Schemas(["\"S\":{\"properties\":{" + string.Join(',', Many(400_001, i => $"\"p{i}\":" + "{}")) + "}}"])));
        AssertProblem("200001 references; 200000 are the most", ServiceOrg.Document3("{}", Schemas(["\"S0\":{}", "\"S\":{\"allOf\":[" + string.Join(',', Many(200_001, _ => Reference(0))) + "]}"])));
        AssertProblem("names nothing of the document", ServiceOrg.Document3("{}", Schemas(["\"S\":{\"$ref\":\"#" + new string('/', 1_000_000) + "\"}"])));
        AssertProblem("it has 10001 operations; 10000 are the most", ServiceOrg.Document3(Paths(10_001)));
        AssertProblem("an org has at most 3000 active operations, these are 3001", ServiceOrg.Document3(Paths(3_001)));
    }

    [Fact]
    public void An_org_has_700_registrations()
    {
        var all = Many(701, i => $"{{\"fullName\":\"S{i}\",\"namedCredential\":\"Kennel\",\"schema\":{ServiceOrg.Document3("{}")}}}");
        Assert.Contains("externalServiceRegistrations: an org has at most 700 registrations, these are 701", Read("{\"externalServiceRegistrations\":[" + string.Join(',', all) + "]}"));
    }

    public static TheoryData<string, string> Yaml => new()
    {
        { "openapi: 3.0.3\npaths: {}\n---\nopenapi: 3.0.3\n", "there is more than one document" },
        { "openapi: 3.0.3\nopenapi: 3.0.3\n", "line 2" },
        { "openapi: 3.0.3\npaths: *nothing\n", "the alias nothing names nothing before it" },
        { "openapi: 3.0.3\npaths: &a [*a]\n", "the alias a names nothing before it" },
        { "openapi: 3.0.3\nx: &a {b: 1}\npaths:\n  <<: *a\n", "merge keys (<<) are not supported" },
        { "openapi: 3.0.3\n? [a, b]\n: c\n", "has a key that is no text" },
        { "openapi: 3.0.3\npaths: [\n", "is no YAML" },
        { "openapi: 3.0.3\n\tpaths: {}\n", "is no YAML" },
        { "- a\n- b\n", "is no object" },
        { "openapi: !!python/object/apply:os.system ['x']\npaths: {}\n", "it is neither OpenAPI 2.0" },
    };

    [Theory, MemberData(nameof(Yaml))]
    public void Wrong_YAML_is_told(string yaml, string problem) => AssertProblem(problem, yaml);

    [Fact]
    public void YAML_bombs_do_not_go_off()
    {
        var laughs = new StringBuilder("openapi: 3.0.3\na0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 30; i++) laughs.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        AssertProblem("aliases make it longer than 10000000 characters", laughs.ToString());
        AssertProblem("nests deeper than 128", "openapi: " + new string('[', 1_000_000));
        AssertProblem("nests deeper than 128", "openapi:\n" + string.Concat(Enumerable.Range(1, 1_000).Select(i => new string(' ', i) + "a:\n")));
        var deep = new StringBuilder("openapi: 3.0.3\na0: &a0 [x]\n");
        for (var i = 1; i < 200; i++) deep.Append($"a{i}: &a{i} [*a{i - 1}]\n");
        AssertProblem("aliases nest deeper than 128", deep.ToString());
    }

    private static IEnumerable<string> Many(int count, Func<int, string> one) => Enumerable.Range(0, count).Select(one);

    private static string Schemas(IEnumerable<string> members) => "{\"schemas\":{" + string.Join(',', members) + "}}";

    private static string Reference(int number) => "{\"$ref\":\"#/components/schemas/S" + number + "\"}";

    private static string Answering(string schema) => """{"/a":{"get":{"operationId":"run","responses":{"200":{"description":"x","content":{"application/json":{"schema":""" + schema + "}}}}}}}";

    private static string Paths(int count) => "{" + string.Join(',', Many(count, i => $"\"/p{i}\":" + "{\"get\":{" + Answers + "}}")) + "}";

    private static void AssertProblem(string expected, string document) => Assert.Contains(Problems(document), problem => problem.Contains(expected, StringComparison.Ordinal));

    private static List<string> Problems(string document) =>
        Read($$"""{"externalServiceRegistrations":[{"fullName":"Kennel","namedCredential":"Kennel","schema":{{JsonSerializer.Serialize(document)}}}]}""");

    private static List<string> Read(string definitions)
    {
        var problems = new List<string>();
        var callouts = new CalloutOptions { NamedCredentials = [new NamedCredential("Kennel")] };
        using var root = JsonDocument.Parse(definitions);
        ExternalServiceFile.Read(root.RootElement, callouts, problems);
        return problems;
    }
}
