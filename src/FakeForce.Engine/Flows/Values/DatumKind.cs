namespace FakeForce.Engine.Flows.Values;

internal enum DatumKind : byte { Null, Text, Number, Boolean, Date, DateTime, Time, Record, List }
