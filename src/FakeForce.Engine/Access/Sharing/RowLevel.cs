namespace FakeForce.Engine.Access;

/// <summary>What somebody may do with one record, each level with those before it. All is what an owner may: delete, hand over, share.</summary>
internal enum RowLevel : byte { None, Read, Edit, All }

internal static class RowLevels
{
    /// <summary>As share rows and teams write it. A team member of whom nothing is said reads.</summary>
    public static RowLevel Parse(string text) => text switch
    {
        "All" => RowLevel.All,
        "Edit" or "ReadWrite" => RowLevel.Edit,
        "None" => RowLevel.None,
        _ => RowLevel.Read,
    };

    public static RowLevel OfDefault(SharingModel model) => model switch
    {
        SharingModel.Read => RowLevel.Read,
        SharingModel.ReadWrite or SharingModel.ReadWriteTransfer => RowLevel.Edit,
        SharingModel.FullAccess => RowLevel.All,
        _ => RowLevel.None,
    };

    public static RowLevel Max(RowLevel a, RowLevel b) => a > b ? a : b;

    public static RowLevel Min(RowLevel a, RowLevel b) => a < b ? a : b;
}
