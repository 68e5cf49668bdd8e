using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>When an entry of an assignment or auto-response rule is for a record: criteria items, or a formula instead.</summary>
internal sealed class EntryCriteria
{
    private readonly RowCriteria criteria;
    private readonly CompiledFormula? formula;

    private EntryCriteria(RowCriteria criteria, CompiledFormula? formula) => (this.criteria, this.formula) = (criteria, formula);

    /// <summary>Throws <see cref="FormatException"/> for criteria that do not fit.</summary>
    public static EntryCriteria Bind(IReadOnlyList<CriteriaItem> items, string? booleanFilter, string? formula, SObjectType type, Catalog catalog)
    {
        try
        {
            return new(RowCriteria.Bind(items, booleanFilter, type), string.IsNullOrEmpty(formula) ? null : CompiledFormula.Compile(formula, new RecordScope(catalog, type, FormulaUse.WorkflowRule), FormulaType.Boolean));
        }
        catch (FormulaException wrong)
        {
            throw new FormatException("formula: " + wrong.Message);
        }
    }

    public bool Holds(Row row, Func<FormulaFrame> frame) => formula is not null ? formula.IsTrue(frame()) : criteria.Holds(row);
}
