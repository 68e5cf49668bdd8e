namespace FakeForce.Engine.Events.Avro;

/// <summary>The kinds of Avro types that event schemas use.</summary>
public enum AvroKind : byte { Null, Boolean, Int, Long, Double, String, Enum, Array, Record, Union }
