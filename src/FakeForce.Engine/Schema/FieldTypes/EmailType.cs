using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>
/// An e-mail address. The rules are assumed, no page was found to cite: a local part of
/// letters, digits and !#$%&amp;'*/=?^_+-`{|}~ with single inner dots, and a domain of at least two labels.
/// </summary>
internal sealed class EmailType : TextFieldType
{
    private const string LocalMarks = "!#$%&'*/=?^_+-`{|}~.";

    public override string Name => "email";

    protected override bool TakesAll => false;

    protected override Coerced Check(string text, Field field) => IsAddress(text)
        ? FitsLength(text, field)
        : new SaveError("INVALID_EMAIL_ADDRESS", $"{field.Label}: invalid email address: {text}", field.Name);

    private static bool IsAddress(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && IsLocal(text.AsSpan(0, at)) && IsDomain(text.AsSpan(at + 1));
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)) return false;
        foreach (var c in local)
            if (!char.IsLetterOrDigit(c) && !LocalMarks.Contains(c, StringComparison.Ordinal)) return false;
        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.IsEmpty || label[0] == '-' || label[^1] == '-') return false;
            foreach (var c in label)
                if (!char.IsLetterOrDigit(c) && c != '-') return false;
            labels++;
        }
        return labels >= 2;
    }
}
