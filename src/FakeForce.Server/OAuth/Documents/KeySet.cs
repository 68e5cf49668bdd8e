using System.Buffers.Text;

namespace FakeForce.Server.OAuth.Documents;

/// <summary>/id/keys: the public key of the id tokens as a JSON web key set.</summary>
internal static class KeySet
{
    public static Task HandleAsync(OAuthRequest request)
    {
        var key = request.Server.IdTokenKey.Public;
        var jwk = new OAuthFields()
            .Add("kty", "RSA")
            .Add("n", Base64Url.EncodeToString(key.Modulus))
            .Add("e", Base64Url.EncodeToString(key.Exponent))
            .Add("alg", "RS256")
            .Add("use", "sig")
            .Add("kid", IdTokenKey.KeyId);
        return OAuthReply.WriteAsync(request.Context, new OAuthFields().Add("keys", new[] { jwk }), format: null);
    }
}
