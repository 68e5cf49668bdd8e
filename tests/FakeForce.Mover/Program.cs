using System.Globalization;
using FakeForce.Mover;

await new Moving(args[0], int.Parse(args[1], CultureInfo.InvariantCulture)).RunForeverAsync();
