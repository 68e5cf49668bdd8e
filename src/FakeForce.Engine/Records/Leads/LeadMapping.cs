using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records.Leads;

/// <summary>Which fields of a lead its conversion takes over into an object, beside the standard ones (Metadata API guide, "LeadConvertSettings").</summary>
/// <param name="OutputObject">Account, Contact or Opportunity.</param>
public sealed record LeadMapping(string OutputObject)
{
    /// <summary>By the lead's field the object's.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>Everything that is wrong, in sentences.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<LeadMapping> mappings, Catalog catalog)
    {
        foreach (var mapping in mappings)
        {
            if (mapping.OutputObject is not ("Account" or "Contact" or "Opportunity") || !catalog.TryFind(mapping.OutputObject, out var type)) yield return $"leadConvertSettings: {mapping.OutputObject}: a lead becomes an Account, a Contact and an Opportunity";
            else
                foreach (var (input, output) in mapping.Fields)
                {
                    if (!catalog["Lead"].TryField(input, out _)) yield return $"leadConvertSettings: {type.Name}: Lead has no field {input}";
                    if (!type.TryField(output, out _)) yield return $"leadConvertSettings: {type.Name} has no field {output}";
                }
        }
    }
}
