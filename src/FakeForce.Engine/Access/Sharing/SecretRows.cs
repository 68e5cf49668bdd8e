using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>
/// Records that are marked as private: whoever may see the rest, these only their owner and users with Modify All Data see (Object Reference,
/// "Attachment" and "Note", IsPrivate; "EmailMessage", IsPrivateDraft).
/// </summary>
internal sealed record SecretRows(int Flag, int Owner, RecordId User)
{
    public bool Hides(Row row) => row.Boolean(Flag) && row.Reference(Owner) != User;
}
