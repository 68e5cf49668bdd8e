namespace FakeForce.Engine.Formula;

/// <summary>
/// What is wrong with a formula's text, in Salesforce's words: the texts are those of its own engine (salesforce/formula-engine,
/// labels.xml, section FormulaFieldExceptionMessages), which set-up pages put behind "Error: ".
/// </summary>
public sealed class FormulaException(string message, int position = -1) : Exception(message)
{
    /// <summary>Where in the text, in UTF-16 units from 0; -1 for the formula as a whole.</summary>
    public int Position { get; } = position;
}
