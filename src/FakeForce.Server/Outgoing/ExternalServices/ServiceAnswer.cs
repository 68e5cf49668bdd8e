using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Outbound.ExternalServices;
using FakeForce.Server.Json;

namespace FakeForce.Server.Outgoing.ExternalServices;

/// <summary>
/// A service's answer as outputs (Salesforce Help, "Operation Output Parameters"): responseCode, and the body under the status for which it is
/// declared. A body that is not declared is the text "default".
/// </summary>
internal static class ServiceAnswer
{
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The outputs as a JSON object; throws <see cref="FormatException"/> for a body that is not what is declared.</summary>
    public static byte[] Outputs(ServiceOperation operation, OutgoingAnswer answer)
    {
        using var json = new JsonOut();
        json.BeginObject().Name("responseCode"u8).Number(answer.Status);
        var declared = operation.ResponseOf(answer.Status);
        if (declared is { Contents.Count: > 0 }) json.Name(declared.Status).Raw(Value(Chosen(declared, answer), answer));
        else if (declared is null || answer.Body.Length > 0) json.Name(ServiceOperation.Default).String(Text(answer));
        json.EndObject();
        return json.Written.ToArray();
    }

    private static ResponseContent Chosen(ServiceResponse declared, OutgoingAnswer answer)
    {
        var type = answer.Header("Content-Type")?.Split(';')[0].Trim();
        return declared.Contents.FirstOrDefault(content => content.MediaType.Split(';')[0].Trim().Equals(type, StringComparison.OrdinalIgnoreCase)) ?? declared.Contents[0];
    }

    private static byte[] Value(ResponseContent content, OutgoingAnswer answer) => content.Encoding switch
    {
        BodyEncoding.Text => Quoted(Text(answer)),
        BodyEncoding.Bytes => Quoted(Convert.ToBase64String(answer.Body)),
        _ => Typed(content.Type, answer),
    };

    private static byte[] Typed(DataType type, OutgoingAnswer answer)
    {
        try
        {
            return TypedJson.Of(JsonIn.ReadTree(strict.GetBytes(Text(answer))), type, isAnswer: true);
        }
        catch (SalesforceException problem)
        {
            throw new FormatException($"is no JSON: {problem.Message}");
        }
    }

    private static byte[] Quoted(string text)
    {
        using var json = new JsonOut();
        return json.String(text).Written.ToArray();
    }

    private static string Text(OutgoingAnswer answer)
    {
        try
        {
            return EncodingOf(answer.Header("Content-Type")).GetString(answer.Body);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("is no text of its charset");
        }
    }

    private static Encoding EncodingOf(string? contentType)
    {
        var charset = contentType?.Split(';').Skip(1).Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))?["charset=".Length..].Trim('"');
        return charset?.ToUpperInvariant() switch
        {
            null or "UTF-8" or "UTF8" or "US-ASCII" => strict,
            "ISO-8859-1" => Encoding.Latin1,
            _ => throw new FormatException($"is in the charset {charset}, which FakeForce does not read"),
        };
    }
}
