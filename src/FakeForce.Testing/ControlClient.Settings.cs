using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeForce.Testing.Control;

public partial class ControlClient
{
    // What is not said is not sent.
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
}
