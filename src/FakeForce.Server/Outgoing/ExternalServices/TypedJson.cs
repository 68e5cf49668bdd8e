using FakeForce.Engine.Outbound.ExternalServices;
using FakeForce.Server.Json;

namespace FakeForce.Server.Outgoing.ExternalServices;

/// <summary>Writes a value as its type has it; throws <see cref="FormatException"/>, with the place, where it does not fit.</summary>
/// <param name="isAnswer">
/// True for what a service answered: properties that its type does not have are dropped, as Apex drops them. In requests nothing is dropped
/// but members that are null, which Apex cannot tell from those that are not set.
/// </param>
internal readonly struct TypedJson(JsonOut json, bool isAnswer)
{
    public static byte[] Of(JsonTree value, DataType type, bool isAnswer)
    {
        using var json = new JsonOut();
        new TypedJson(json, isAnswer).Write(value, type);
        return json.Written.ToArray();
    }

    private void Write(JsonTree value, DataType type)
    {
        if (value.Kind == JsonKind.Null) json.Null();
        else
            switch (type)
            {
                case PrimitiveType single: PrimitiveText.Write(json, value, single, isAnswer); break;
                case ListType (var item): List(value, item); break;
                case MapType (var of): Map(value, of); break;
                case ObjectType whole: Object(value, whole); break;
                default: Any(value); break;
            }
    }

    private void List(JsonTree value, DataType item)
    {
        if (value.Kind != JsonKind.Array) throw new FormatException("is no list");
        json.BeginArray();
        for (var i = 0; i < value.Items.Count; i++) Inside($"[{i}]", value.Items[i], item);
        json.EndArray();
    }

    private void Map(JsonTree value, DataType of)
    {
        json.BeginObject();
        foreach (var (name, inner) in MembersOf(value))
        {
            json.Name(name);
            Inside("." + name, inner, of);
        }
        json.EndObject();
    }

    private void Object(JsonTree value, ObjectType type)
    {
        var members = MembersOf(value);
        if (!isAnswer)
            foreach (var property in type.Properties)
                if (property.IsRequired && !members.Exists(member => member.Name == property.Name && member.Value.Kind != JsonKind.Null)) throw new FormatException($".{property.Name} is required");
        json.BeginObject();
        foreach (var (name, inner) in members)
        {
            if (type.Find(name) is not { } property)
            {
                if (isAnswer) continue;
                throw new FormatException($".{name} is no property of {type.ApexClass}");
            }
            if (inner.Kind == JsonKind.Null && !isAnswer) continue;
            json.Name(name);
            Inside("." + name, inner, property.Type);
        }
        json.EndObject();
    }

    private void Any(JsonTree value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object: Map(value, new AnyType()); break;
            case JsonKind.Array: List(value, new AnyType()); break;
            case JsonKind.String: json.String(value.Text); break;
            default: json.Raw(System.Text.Encoding.ASCII.GetBytes(value.Written)); break;
        }
    }

    private void Inside(string step, JsonTree value, DataType type)
    {
        try
        {
            Write(value, type);
        }
        catch (FormatException problem)
        {
            throw new FormatException(step + (problem.Message[0] is '.' or '[' ? "" : " ") + problem.Message);
        }
    }

    // Of a member that is there twice the last counts, as in Jackson.
    private static List<JsonMember> MembersOf(JsonTree value)
    {
        if (value.Kind != JsonKind.Object) throw new FormatException("is no object");
        var names = new HashSet<string>(StringComparer.Ordinal);
        return value.Members.TrueForAll(member => names.Add(member.Name)) ? value.Members : [.. value.Members.AsEnumerable().Reverse().DistinctBy(member => member.Name).Reverse()];
    }
}
