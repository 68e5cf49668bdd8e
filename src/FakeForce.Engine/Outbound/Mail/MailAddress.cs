namespace FakeForce.Engine.Outbound.Mail;

/// <summary>What an address of a mail must have: something before one @ and something behind it, and no spaces.</summary>
public static class MailAddress
{
    public static bool Is(string text) => text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && text.IndexOf('@', at + 1) < 0 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
