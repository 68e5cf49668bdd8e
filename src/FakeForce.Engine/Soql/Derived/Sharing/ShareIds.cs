namespace FakeForce.Engine.Soql.Derived.Sharing;

/// <summary>Ids of shares that nobody made: each says of itself what it stands for, so it is the same in every answer. No table grows to such numbers.</summary>
internal static class ShareIds
{
    private const long Owners = 1L << 44, Teams = Owners + (1L << 43), Rules = 1L << 45;
    private const int RecordBits = 28;

    public static long OfOwner(long record) => Owners + record;
    public static long OfTeam(long member) => Teams + member;
    public static long OfRule(int rule, int target, long record) => Rules + ((long)((rule << 4) + target) << RecordBits) + record;

    public static bool IsMadeUp(RecordId id) => id.Number is >= Owners and < RecordId.Foreign;
}
