using System.Text;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Engine.Outbound.ExternalServices;
using FakeForce.Engine.Records;
using FakeForce.Server.Json;

namespace FakeForce.Server.Outgoing.ExternalServices;

/// <summary>The request that an operation makes of one set of inputs, or everything that is wrong with them.</summary>
internal sealed class ServiceRequest(ServiceRegistration service, ServiceOperation operation, JsonTree inputs)
{
    private readonly List<SaveError> errors = [];
    private readonly Dictionary<string, string> path = new(StringComparer.Ordinal);
    private readonly List<string> query = [], form = [];
    private readonly List<KeyValuePair<string, string>> headers = [];
    private byte[]? body;

    public IReadOnlyList<SaveError> Errors => errors;

    /// <summary>Null where there are errors.</summary>
    public Callout? Make()
    {
        foreach (var member in inputs.Members)
            if (operation.Body?.Name != member.Name && !operation.Parameters.Any(parameter => parameter.Name == member.Name))
                Fail("INVALID_INPUT", $"{service.FullName}.{operation.Name} has no input parameter {member.Name}", member.Name);
        foreach (var parameter in operation.Parameters) Take(parameter.Name, parameter.IsRequired, value => Place(parameter, value));
        if (operation.Body is { } one) Take(one.Name, one.IsRequired, value => PlaceBody(one, value));
        if (errors.Count > 0) return null;
        if (form.Count > 0) SetBody("application/x-www-form-urlencoded", string.Join('&', form));
        SetAccept();
        return new Callout(operation.Method, $"callout:{service.NamedCredential}{Path()}{(query.Count > 0 ? "?" : "")}{string.Join('&', query)}")
        {
            Headers = headers,
            Body = body,
            Timeout = Callout.LongestTimeout,
        };
    }

    private void Take(string name, bool isRequired, Action<JsonTree> place)
    {
        var value = inputs.Members.FindLast(member => member.Name == name)?.Value;
        if (value is null or { Kind: JsonKind.Null })
        {
            // Code and wording are those of Salesforce's own actions (Public Sector Solutions guide, "Integration Definition Actions").
            if (isRequired) Fail("REQUIRED_FIELD_MISSING", $"You must specify a value for the {name} parameter.", name);
            return;
        }
        try
        {
            place(value);
        }
        catch (FormatException problem)
        {
            Fail("INVALID_TYPE", $"The value specified for the {name} parameter is the wrong data type: {name}{(problem.Message[0] is '.' or '[' ? "" : " ")}{problem.Message}", name);
        }
    }

    private void Place(ServiceParameter parameter, JsonTree value)
    {
        switch (parameter.Place)
        {
            case ParameterPlace.Path: path[parameter.Name] = Step(ParameterText.InUrl.Single(parameter, value)); break;
            case ParameterPlace.Query: query.AddRange(ParameterText.InUrl.Pairs(parameter, value)); break;
            case ParameterPlace.Form: form.AddRange(ParameterText.InForm.Pairs(parameter, value)); break;
            case ParameterPlace.Header: headers.Add(new(parameter.Name, Line(ParameterText.Plain.Single(parameter, value)))); break;
        }
    }

    private void PlaceBody(ServiceBody one, JsonTree value)
    {
        switch (one.Encoding)
        {
            case BodyEncoding.Json: SetBody(one.MediaType, TypedJson.Of(value, one.Type, isAnswer: false)); break;
            case BodyEncoding.Text: SetBody(one.MediaType, PrimitiveText.Of(value, new PrimitiveType(Primitive.String))); break;
            case BodyEncoding.Form:
                // To have it checked whole before it is taken apart.
                TypedJson.Of(value, one.Type, isAnswer: false);
                if (value.Kind != JsonKind.Object) throw new FormatException("is no object");
                foreach (var (name, inner) in value.Members)
                    if (inner.Kind != JsonKind.Null) form.AddRange(ParameterText.InForm.Pairs(new ServiceParameter(name, ParameterPlace.Form, FieldType(one.Type, name)) { Explodes = true }, inner));
                break;
            default: throw new FormatException("has a media type that is only read");
        }
    }

    // A segment that URLs give a meaning of their own, or none at all, would lead elsewhere.
    private static string Step(string text) => text is "" or "." or ".." ? throw new FormatException("cannot stand in a path") : text;

    private static string Line(string text) => text.Any(c => c is < ' ' or > '~' && c != '\t') ? throw new FormatException("holds characters that no header can") : text;

    private static DataType FieldType(DataType type, string name) => type switch
    {
        ObjectType whole => whole.Find(name)!.Type,
        MapType (var value) => value,
        _ => type,
    };

    private void SetBody(string mediaType, string text) => SetBody(mediaType, Encoding.UTF8.GetBytes(text));

    private void SetBody(string mediaType, byte[] bytes)
    {
        body = bytes;
        headers.Add(new("Content-Type", mediaType));
    }

    // What the operation can read. Ours: no capture of an External Services request was found.
    private void SetAccept()
    {
        var accepted = operation.Responses.SelectMany(response => response.Contents).Select(content => content.MediaType).Distinct().ToList();
        if (accepted.Count > 0 && !headers.Exists(header => header.Key.Equals("Accept", StringComparison.OrdinalIgnoreCase))) headers.Add(new("Accept", string.Join(", ", accepted)));
    }

    private string Path()
    {
        var text = operation.Path;
        foreach (var parameter in operation.Parameters)
            if (parameter.Place == ParameterPlace.Path) text = text.Replace($"{{{parameter.Name}}}", path[parameter.Name], StringComparison.Ordinal);
        return text;
    }

    private void Fail(string code, string message, string field) => errors.Add(new SaveError(code, message, field));
}
