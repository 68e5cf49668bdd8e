using FakeForce.Engine.Rules.AutoResponse;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Outbound.Mail;

/// <summary>What is wrong with the definitions of mails, in sentences.</summary>
public sealed class MailProblems(MailOptions mail, Catalog catalog)
{
    /// <summary>Merge fields that a mail will have as they are written.</summary>
    public List<string> Warnings { get; } = [];

    public IReadOnlyList<string> Find()
    {
        var problems = mail.Templates.SelectMany(template => template.Problems().Select(problem => $"emailTemplates: {template.FullName}: {problem}")).ToList();
        problems.AddRange(DeclaredNames.Twice("emailTemplates", mail.Templates.Select(one => one.FullName)));
        problems.AddRange(DeclaredNames.Twice("workflowAlerts", mail.Alerts.Select(one => one.FullName)));
        foreach (var alert in mail.Alerts)
            try
            {
                Warn($"workflowAlerts: {alert.FullName}", BoundAlert.Bind(alert, mail, catalog).Unknown);
            }
            catch (FormatException problem)
            {
                problems.Add($"workflowAlerts: {alert.FullName}: {problem.Message}");
            }
        problems.AddRange(InvalidDefinitionException.ProblemsOf(() =>
        {
            foreach (var rule in BoundAutoResponseRule.BindAll(mail, catalog)) Warn($"autoResponseRules: {rule.FullName}", rule.Unknown);
        }));
        return problems;
    }

    private void Warn(string where, IEnumerable<string> unknown) => Warnings.AddRange(unknown.Select(name => $"{where}: FakeForce does not know the merge field {name}; mails have it as it is written"));
}
