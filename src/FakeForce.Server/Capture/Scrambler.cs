using System.Security.Cryptography;
using System.Text;

namespace FakeForce.Server.Capture;

/// <summary>Makes texts unreadable and leaves their form: letters stay letters, digits digits, and all other signs what they are. The same text always gives the same.</summary>
internal static class Scrambler
{
    public static string Scramble(string text)
    {
        var signs = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Create(text.Length, (text, signs), static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = Other(source.text[i], source.signs[i % source.signs.Length] + i / source.signs.Length * 7);
        });
    }

    private static char Other(char sign, int by) => sign switch
    {
        >= 'a' and <= 'z' => (char)('a' + by % 26),
        >= 'A' and <= 'Z' => (char)('A' + by % 26),
        >= '0' and <= '9' => (char)('0' + by % 10),
        _ when char.IsLetter(sign) => (char)('a' + by % 26),
        _ => sign,
    };
}
