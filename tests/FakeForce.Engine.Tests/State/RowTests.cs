using CsCheck;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.State;

/// <summary>Packed rows against a plain dictionary of values.</summary>
public sealed class RowTests
{
    private static readonly SObjectType type = new StandardCatalog(FeatureSet.None)["Account"];
    private static readonly Field[] stored = [.. type.Fields.Where(f => f.Type.Storage != StorageKind.None)];

    private static readonly Gen<(Field, Value)> assignment = Gen.Int[0, stored.Length - 1].SelectMany(i => ValueOf(stored[i]).Select(v => (stored[i], v)));

    [Fact]
    public void A_row_gives_back_what_was_put_in() => assignment.List[0, 60].Sample(first => Same(new Row(Draft(default, first).Pack()), Model([], first)), iter: 1_000);

    [Fact]
    public void A_change_keeps_what_it_does_not_touch() => Gen.Select(assignment.List[0, 40], assignment.List[0, 40], assignment.List[0, 10]).Sample((first, second, third) =>
    {
        var row = new Row(Draft(new Row(Draft(default, first).Pack()), second).Pack());
        var model = Model(Model([], first), second);
        Same(row, model);
        Same(new Row(Draft(row, third).Pack()), Model(model, third));
    }, iter: 1_000);

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public void Rows_beyond_64_KB_are_rows_too(int length)
    {
        var text = type.Fields.First(f => f.Name == "Description");
        var row = new Row(new RowDraft(type) { [text] = Value.Of(new string('x', length)), [type.NameField!] = Value.Of("n") }.Pack());
        Assert.Equal((length, "n"), (row.Text(text.Ordinal).Length, row.Get(type.NameField!).AsText));
        var shrunk = new Row(new RowDraft(type, row) { [text] = Value.Of("y") }.Pack());
        Assert.Equal(("y", "n"), (shrunk.Get(text).AsText, shrunk.Get(type.NameField!).AsText));
    }

    [Fact]
    public void Deleted_is_kept_through_changes()
    {
        var row = new Row(new RowDraft(type) { IsDeleted = true }.Pack());
        Assert.True(new Row(new RowDraft(type, row).Pack()).IsDeleted);
        Assert.True(new Row(new RowDraft(type, row) { IsDeleted = false }.Pack()).IsLive);
    }

    private static Gen<Value> ValueOf(Field field) => Gen.Frequency((1, Gen.Const(Value.Null)), (4, field.Type.Storage switch
    {
        StorageKind.Boolean => Gen.Bool.Select(Value.Of),
        StorageKind.Integer => Gen.OneOf(Gen.Long, Gen.Const(long.MinValue), Gen.Const(long.MaxValue), Gen.Const(0L), Gen.Const(-1L)).Select(Value.Of),
        StorageKind.Double => Gen.OneOf(Gen.Double, Gen.Const(0d), Gen.Const(-0d), Gen.Const(double.Epsilon), Gen.Const(0.1)).Select(Value.Of),
        StorageKind.Reference => Gen.ULong[1, ulong.MaxValue].Select(bits => Value.Of(new RecordId(bits))),
        StorageKind.Blob => Gen.Byte.Array[0, 300].Select(Value.OfBlob),
        _ => Gen.OneOf(Gen.String[0, 300], Gen.Int[60_000, 70_000].Select(n => new string('z', n))).Select(Value.Of),
    }));

    private static RowDraft Draft(Row before, List<(Field Field, Value Value)> assignments)
    {
        var draft = new RowDraft(type, before);
        foreach (var (field, value) in assignments) draft[field] = value;
        return draft;
    }

    private static Dictionary<Field, Value> Model(Dictionary<Field, Value> before, List<(Field Field, Value Value)> assignments)
    {
        var model = new Dictionary<Field, Value>(before);
        foreach (var (field, value) in assignments) model[field] = value;
        return model;
    }

    private static void Same(Row row, Dictionary<Field, Value> model)
    {
        foreach (var field in stored)
        {
            var expected = model.GetValueOrDefault(field);
            if (expected.IsNull && field.Type.Storage == StorageKind.Boolean) expected = Value.Of(false);
            Assert.Equal(expected, row.Get(field));
        }
    }
}
