namespace FakeForce.Engine.Formula;

/// <summary>The types of formula values. Currency and percent are numbers, ids are text.</summary>
internal enum FormulaType : byte { Null, Number, Text, Boolean, Date, DateTime, Time, Picklist, MultiPicklist, Location }

internal static class FormulaTypes
{
    /// <summary>The type as Salesforce's error texts call it (labels.xml, FormulaFieldExceptionDataTypes; the last four are ours).</summary>
    public static string Label(this FormulaType type) => type switch
    {
        FormulaType.MultiPicklist => "Multi-Select Picklist",
        _ => type.ToString(),
    };

    public static bool IsPicklist(this FormulaType type) => type is FormulaType.Picklist or FormulaType.MultiPicklist;
}
