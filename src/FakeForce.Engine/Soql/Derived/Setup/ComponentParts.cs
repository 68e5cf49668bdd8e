using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Setup;

/// <summary>Rows of what the event bus is set up with, and what they all have.</summary>
internal static class ComponentParts
{
    /// <summary>With values for the parts that all components have.</summary>
    public static RowParts<T> WithCommon<T>(this RowParts<T> parts) where T : EventComponent
    {
        parts.Add("Id", component => component.Id);
        parts.Add("DeveloperName", component => component.DeveloperName);
        parts.Add("MasterLabel", component => ComponentMetadata.LabelOf(component));
        parts.Add("Language", _ => "en_US");
        parts.Add("ManageableState", _ => "unmanaged");
        parts.Add("FullName", component => component.FullName);
        parts.Add("Metadata", component => ComponentMetadata.ToText(component));
        return parts;
    }

    public static EventSetup SetupOf(DerivedScope scope) => scope.Context.Org!.Events.SetupOf(scope.State);

    /// <summary>An object of such rows. Those with a name and content of their own are asked for one by one.</summary>
    public static DerivedObject Object<T>(string name, RowParts<T> parts, Func<EventSetup, IEnumerable<T>> rows) where T : EventComponent =>
        new(name, scope => parts.TableOf(ToolingCatalog.Of(scope.State.Catalog)[name], rows(SetupOf(scope)))) { OneByOne = ["FullName", "Metadata"] };
}
