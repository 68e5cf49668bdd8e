using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Composite;

/// <summary>{"compositeResponse":[{"body":…,"httpHeaders":{…},"httpStatusCode":201,"referenceId":"ref"}]}</summary>
internal static class CompositeJson
{
    public static void Write(JsonOut json, IEnumerable<(string? ReferenceId, SubAnswer Answer)> answers)
    {
        json.BeginObject().Name("compositeResponse"u8).BeginArray();
        foreach (var (referenceId, answer) in answers)
        {
            json.BeginObject().Name("body"u8);
            Body(json, answer);
            json.Name("httpHeaders"u8).BeginObject();
            foreach (var (name, value) in answer.Headers) json.Name(name).String(value);
            json.EndObject().Name("httpStatusCode"u8).Number(answer.Status).Name("referenceId"u8).String(referenceId).EndObject();
        }
        json.EndArray().EndObject();
    }

    public static void Body(JsonOut json, SubAnswer answer)
    {
        if (answer.Body.IsEmpty) json.Null();
        else json.Raw(answer.Body.Span);
    }
}
