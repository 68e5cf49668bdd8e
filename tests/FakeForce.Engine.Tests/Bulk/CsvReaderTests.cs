using System.Text;
using CsCheck;
using FakeForce.Engine.Bulk.Csv;

namespace FakeForce.Engine.Tests.Bulk;

/// <summary>CSV by places against a reader that goes through the text character by character.</summary>
public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b;1|2")]
    [InlineData("a,b\n1,2", "a|b;1|2")]
    [InlineData("\"a\",\"b\"\n\"x,y\",\"l1\nl2\"\n", "a|b;x,y|l1\nl2")]
    [InlineData("a\n\"say \"\"hi\"\"\"\n", "a;say \"hi\"")]
    [InlineData("a,b\n,\n", "a|b;|")]
    [InlineData("a,b\n\n1,2\n\n\n", "a|b;1|2")]
    [InlineData("a,b\n John, Smith \n", "a|b; John| Smith ")]
    [InlineData("a,b\n\"\",\"\"", "a|b;|")]
    [InlineData("a,b\r\n1,2\r\n", "a|b;1|2")]
    [InlineData("a\r\n\"x\"\r\n\"y\"", "a;x;y")]
    [InlineData("é,ü\n€,😀\n", "é|ü;€|😀")]
    [InlineData("a,b,\n1,,\n", "a|b|;1||")]
    [InlineData("", "")]
    public void Rows_are_as_RFC_4180_says(string csv, string rows) => Assert.Equal(rows, string.Join(';', Read(csv, default).Select(row => string.Join('|', row))));

    [Theory]
    [InlineData(ColumnDelimiter.Comma, ',')]
    [InlineData(ColumnDelimiter.Backquote, '`')]
    [InlineData(ColumnDelimiter.Caret, '^')]
    [InlineData(ColumnDelimiter.Pipe, '|')]
    [InlineData(ColumnDelimiter.Semicolon, ';')]
    [InlineData(ColumnDelimiter.Tab, '\t')]
    public void Every_delimiter_divides_and_is_text_inside_of_quotes(ColumnDelimiter delimiter, char sign) =>
        Assert.Equal([["a", "b"], [$"x{sign}y", "z"]], Read($"a{sign}b\n\"x{sign}y\"{sign}z\n", new CsvDialect(delimiter, LineEnding.Lf)));

    [Theory]
    [InlineData("a,b\nx\"y,2\n3,4\n", "Found unescaped quote. A value with quote should be within a quote")]
    [InlineData("a,b\n\"x\" ,2\n3,4\n", "Not expecting more text after end quote")]
    [InlineData("a,b\n \"x\",2\n3,4\n", "Found unescaped quote. A value with quote should be within a quote")]
    public void A_quote_out_of_place_costs_its_row_and_no_other(string csv, string problem)
    {
        var rows = new CsvRows(CsvData.Of(Encoding.UTF8.GetBytes(csv)), default);
        Assert.True(rows.Next() && rows.Problem is null);
        Assert.True(rows.Next());
        Assert.Equal((problem, 2), (rows.Problem, rows.Cells.Length));
        Assert.True(rows.Next() && rows.Problem is null);
        Assert.Equal("4", rows.Text(rows.Cells[1]));
    }

    [Theory]
    [InlineData("a\n\"x", "EOF reached before closing an opened quote")]
    [InlineData("a\n\"x\"\"\n", "EOF reached before closing an opened quote")]
    public void A_quote_that_nobody_closes_ends_the_data(string csv, string message) =>
        Assert.Equal(message, Assert.Throws<CsvException>(() => Read(csv, default)).Message);

    [Fact]
    public void What_is_no_UTF8_ends_the_data()
    {
        var rows = new CsvRows(CsvData.Of([(byte)'a', (byte)'\n', 0xFF, (byte)'\n']), default);
        Assert.True(rows.Next());
        Assert.Throws<CsvException>(() => rows.Next());
    }

    [Fact]
    public void A_record_and_its_number_of_values_have_bounds()
    {
        Assert.Throws<CsvException>(() => Read(new string(',', CsvLimits.RecordFields), default));
        Assert.Throws<CsvException>(() => Read("\"" + new string('x', CsvLimits.RecordCharacters) + "\"", default));
        Assert.Throws<CsvException>(() => Read("\"" + new string('x', 3 * CsvData.PieceBytes), default));
        Assert.Equal(CsvLimits.RecordFields, Assert.Single(Read(new string(',', CsvLimits.RecordFields - 1), default)).Length);
    }

    [Theory]
    [InlineData("a\n1\n", LineEnding.Lf, true)]
    [InlineData("a\r\n1\r\n", LineEnding.Lf, false)]
    [InlineData("a\n\"l1\r\nl2\"\n", LineEnding.Lf, false)]
    [InlineData("a\r\n1\r\n", LineEnding.CrLf, true)]
    [InlineData("a\n1\n", LineEnding.CrLf, false)]
    [InlineData("a\r\n\"l1\nl2\"\r\n", LineEnding.CrLf, false)]
    [InlineData("\n", LineEnding.CrLf, false)]
    [InlineData("a\rb\n", LineEnding.Lf, true)]
    public void Line_endings_are_the_same_everywhere(string csv, LineEnding wanted, bool isRight) =>
        Assert.Equal(isRight, LineEndings.AreAs(CsvData.Of(Encoding.UTF8.GetBytes(csv)), wanted));

    [Fact]
    public void Random_data_are_read_as_a_naive_reader_reads_them() =>
        Written.Sample(one => Assert.Equal(NaiveCsv.Read(one.Csv, (char)one.Dialect.Sign), Read(one.Csv, one.Dialect)));

    [Fact]
    public void Random_data_on_the_border_of_two_pieces_are_read_as_a_naive_reader_reads_them() => Gen.Select(Written, Gen.Int[0, 60]).Sample((one, inside) =>
    {
        var before = CsvData.PieceBytes - inside;
        const int row = CsvLimits.RecordCharacters / 2;
        var filler = string.Concat(Enumerable.Repeat(new string('x', row - 1) + "\n", before / row)) + new string('x', before % row - 1) + "\n";
        var rows = Read(filler + one.Csv, one.Dialect);
        Assert.Equal(NaiveCsv.Read(one.Csv, (char)one.Dialect.Sign), rows[(before / row + 1)..]);
    }, iter: 200);

    [Fact]
    public void Rows_cross_the_borders_of_pieces_and_can_be_read_from_any_of_their_beginnings()
    {
        var csv = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i},\"{new string('x', i % 97)}\"\"\n,é\"\n"));
        var data = CsvData.Of(Encoding.UTF8.GetBytes(csv));
        var rows = new CsvRows(data, default);
        var middle = 0L;
        for (var i = 0; i < 60_000; i++)
        {
            if (i == 41_234) middle = rows.Position;
            Assert.True(rows.Next());
            Assert.Equal(($"{i}", new string('x', i % 97) + "\"\n,é"), (rows.Text(rows.Cells[0]), rows.Text(rows.Cells[1])));
        }
        Assert.False(rows.Next());
        Assert.Equal(data.Length, rows.Position);
        var later = new CsvRows(data, default, middle);
        Assert.True(later.Next());
        Assert.Equal("41234", later.Text(later.Cells[0]));
    }

    private static Gen<(string Csv, CsvDialect Dialect)> Written
    {
        get
        {
            var texts = Gen.OneOf(Gen.Const("a"), Gen.Const("\""), Gen.Const("\"\""), Gen.Const(","), Gen.Const(";"), Gen.Const("\n"), Gen.Const("\r\n"), Gen.Const("é€😀"), Gen.Const(" "), Gen.Const("#N/A"), Gen.Const("\0"));
            return Gen.Select(texts.Array[0, 8].Array[1, 6].Array[0, 12], Gen.Enum<ColumnDelimiter>(), Gen.Enum<LineEnding>(), Gen.Bool.Array[64], Gen.Bool).Select((written, delimiter, ending, quotes, ends) =>
            {
                var dialect = new CsvDialect(delimiter, ending);
                var (at, end) = (0, ending == LineEnding.Lf ? "\n" : "\r\n");
                var csv = string.Join(end, written.Select(row => string.Join((char)dialect.Sign, row.Select(cell => Quoted(string.Concat(cell), (char)dialect.Sign, quotes[at++ % 64]))))) + (ends ? end : "");
                return (csv, dialect);
            });
        }
    }

    // Quoted where it must be, and sometimes where it need not.
    private static string Quoted(string cell, char delimiter, bool always) =>
        always || cell.IndexOfAny(['"', '\n', '\r', delimiter]) >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static List<string[]> Read(string csv, CsvDialect dialect)
    {
        var rows = new CsvRows(CsvData.Of(Encoding.UTF8.GetBytes(csv)), dialect);
        var all = new List<string[]>();
        while (rows.Next())
        {
            var row = new string[rows.Cells.Length];
            for (var i = 0; i < row.Length; i++) row[i] = rows.Text(rows.Cells[i]);
            all.Add(row);
        }
        return all;
    }
}
