using System.IO.Compression;
using System.Text;
using Qmtl.Data;

namespace Qmtl.Runtime.Tests.Data;

public sealed class DelimitedTableTests
{
    [Fact]
    public void The_first_row_names_the_columns_unless_it_is_all_numbers()
    {
        Parse("a,b\n1,2\n").Columns.ShouldBe(["a", "b"]);
        Parse("a,b\n1,2\n").Rows.ShouldBe(1);
        Parse("1,,-2.5e3\n4,5,6\n").Columns.ShouldBe(["0", "1", "2"]);
        Parse("1,,-2.5e3\n4,5,6\n").Rows.ShouldBe(2);
    }

    [Fact]
    public void The_header_can_be_decided()
    {
        Parse("10,20\n1,2\n", new DelimitedFormat { HasHeader = true }).Columns.ShouldBe(["10", "20"]);
        Parse("a,b\n1,2\n", new DelimitedFormat { HasHeader = false }).Rows.ShouldBe(2);
    }

    [Theory]
    [InlineData("t.csv", "a,b\n1,2\n")]
    [InlineData("t.tsv", "a\tb\n1\t2\n")]
    [InlineData("t.TSV.gz", "a\tb\n1\t2\n")]
    [InlineData("t.tab", "a\tb\n1\t2\n")]
    [InlineData("t", "a,b\n1,2\n")]
    public void The_extension_tells_the_delimiter(string file, string text) => Parse(text, null, file).Numbers("b").ShouldBe([2]);

    [Fact]
    public void The_delimiter_can_be_given() =>
        Parse("a;b\n1;2\n", new DelimitedFormat { Delimiter = ';' }).Numbers("b").ShouldBe([2]);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Quoted_fields_hold_line_ends_delimiters_and_doubled_quotes(string end)
    {
        var table = Parse($"text,y{end}\"two{end}lines, \"\"quoted\"\"\",1{end}{end}plain,2{end}");

        table[0, 0].ShouldBe($"two{end}lines, \"quoted\"");
        table[1, 0].ShouldBe("plain");
        table.LineOf(0).ShouldBe(2);
        table.LineOf(1).ShouldBe(5); // Rows start in lines 2 (two lines long), and 5, after a blank line.
    }

    [Fact]
    public void A_blank_line_between_the_rows_of_one_column_is_refused_since_it_may_be_a_blank_cell()
    {
        ProblemsOf("y\n1\n\n0\n\n").ShouldBe(
            ["t.csv:3: in a file of one column, a blank line may be a blank cell or nothing. Write NA for a missing value, or delete the line."]);
        Parse("\ny\n1\nNA\n\"\"\n0\n\n").Numbers("y").ShouldBe([1, double.NaN, double.NaN, 0]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_name()
    {
        byte[] utf8 = [0xEF, 0xBB, 0xBF, .. "né,b\n1,2\n"u8];
        Parse(utf8).Columns.ShouldBe(["né", "b"]);
        Parse([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("né,b\n1,2\n")]).Columns.ShouldBe(["né", "b"]);
    }

    [Fact]
    public void Gzip_is_recognized_by_its_bytes_not_its_name()
    {
        using var folder = new TemporaryFolder();
        var packed = Pack("a,b\n1,2\n");
        DelimitedTable.Read(folder.Write("packed.csv", packed)).Numbers("b").ShouldBe([2]);
        DelimitedTable.Read(folder.Write("plain.csv.gz", "a,b\n1,2\n"u8)).Numbers("b").ShouldBe([2]);
        DelimitedTable.Read(folder.Write("members.csv.gz", [.. packed, .. Pack("3,4\n")])).Numbers("b").ShouldBe([2, 4]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(20)]
    public void A_truncated_gzip_file_is_refused_wherever_it_ends(int missingBytes)
    {
        using var folder = new TemporaryFolder();
        var packed = Pack(string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i},{i * 7919 % 1009}\n")));
        var path = folder.Write("cut.csv.gz", packed.AsSpan()[..^missingBytes]);
        Should.Throw<DataException>(() => DelimitedTable.Read(path)).Message.ShouldBe($"{path}: the gzip file is truncated or damaged: fetch or pack it again.");
    }

    [Fact]
    public void A_damaged_gzip_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        var packed = Pack(string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i},{i * 7919 % 1009}\n")));
        packed[packed.Length / 2] ^= 0x55;
        Should.Throw<DataException>(() => DelimitedTable.Read(folder.Write("bad.csv.gz", packed))).Message.ShouldContain("truncated or damaged");
    }

    [Fact]
    public void Rows_of_another_width_are_reported_with_their_lines() =>
        ProblemsOf("a,b\n1,2\n3\n\n4,5,6\n7,8\n").ShouldBe([
            "t.csv:3: this row has 1 columns, but the first has 2. Check its delimiters and quotes.",
            "t.csv:5: this row has 3 columns, but the first has 2. Check its delimiters and quotes.",
        ]);

    [Fact]
    public void A_quoted_field_that_never_ends_is_reported_where_it_starts() =>
        ProblemsOf("a,b\n1,2\n3,\"four\n5,6\n7,8\n").ShouldBe([
            "t.csv:3: a quoted field starts in this row and never ends: \"four. Close it, or read the file as unquoted if quotes are ordinary text in it.",
        ]);

    [Theory]
    [InlineData("a,b\nx\"y,2\n", "x\"y")]
    [InlineData("a,b\n\"x\"y,2\n", "\"x\"y")]
    public void A_quote_inside_a_field_is_reported(string text, string field) =>
        ProblemsOf(text).ShouldBe([$"t.csv:2: a quote stands inside the field {field}. Enclose the field and double the quote, or read the file as unquoted."]);

    [Fact]
    public void Quotes_can_be_ordinary_text() =>
        Parse("a,b\nsay \"hi,2\n\"x,3\n", new DelimitedFormat { Quoted = false })[1, 0].ShouldBe("\"x");

    [Theory]
    [InlineData("", "t.csv: the file holds no rows.")]
    [InlineData("\n\n", "t.csv: the file holds no rows.")]
    public void An_empty_file_is_refused(string text, string message) => ProblemsOf(text).ShouldBe([message]);

    [Fact]
    public void A_header_alone_is_a_table_without_rows() => Parse("a,b\n").Rows.ShouldBe(0);

    [Fact]
    public void Text_in_another_encoding_is_refused() =>
        Should.Throw<DataException>(() => Parse([(byte)'a', 0xE9, (byte)'\n'])).Message.ShouldBe("t.csv: the file is not UTF-8 text: save it as UTF-8.");

    [Fact]
    public void A_file_that_does_not_exist_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "none.csv");
        Should.Throw<DataException>(() => DelimitedTable.Read(path)).Message.ShouldBe($"{path}: there is no such file.");
        Should.Throw<DataException>(() => DelimitedTable.Read(Path.Combine(path, "x.csv"))).Message.ShouldEndWith("there is no such folder.");
    }

    [Fact]
    public void Numbers_are_read_with_missing_cells_as_NaN()
    {
        var table = Parse("a,b\n 1.5 ,NA\n-2e-1,?\n,null\nnan,n/a\n");
        table.Numbers("a").ShouldBe([1.5, -0.2, double.NaN, double.NaN]);
        table.Numbers(1).ShouldAllBe(n => double.IsNaN(n));
        table.Numbers(0..2).Length.ShouldBe(2);
        Should.Throw<ArgumentOutOfRangeException>(() => table.Numbers(1..3));
    }

    [Fact]
    public void Cells_that_are_no_finite_numbers_are_reported_by_line_and_column() =>
        Should.Throw<DataException>(() => Parse("a,b\n1,x\n\n2,inf\n3,Infinity\n4,1e999\n5,0x10\n").Numbers("b")).Problems.Select(p => p.ToString()).ShouldBe([
            "t.csv:2: column 'b' (1): 'x' is not a finite number.",
            "t.csv:4: column 'b' (1): 'inf' is not a finite number.",
            "t.csv:5: column 'b' (1): 'Infinity' is not a finite number.",
            "t.csv:6: column 'b' (1): '1e999' is not a finite number.",
            "t.csv:7: column 'b' (1): '0x10' is not a finite number.",
        ]);

    [Fact]
    public void A_missing_column_comes_with_the_nearest_and_all_names()
    {
        Should.Throw<DataException>(() => Parse("width,height\n1,2\n").Numbers("heigth")).Message
            .ShouldBe("t.csv: there is no column 'heigth'. Did you mean 'height'? The columns are width, height.");
        Should.Throw<DataException>(() => Parse("width;height\n1;2\n").Numbers("height")).Message.ShouldEndWith("Is the delimiter right?");
        Should.Throw<DataException>(() => Parse("a,b,a\n1,2,3\n").Numbers("a")).Message
            .ShouldBe("t.csv: columns 0 and 2 are both named 'a': rename one, or bind by position.");
    }

    private static byte[] Pack(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static string[] ProblemsOf(string text) => Should.Throw<DataException>(() => Parse(text)).Problems.Select(p => p.ToString()).ToArray();

    private static DelimitedTable Parse(string text, DelimitedFormat? format = null, string file = "t.csv") =>
        DelimitedTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), file, format);

    private static DelimitedTable Parse(byte[] bytes) => DelimitedTable.Read(new MemoryStream(bytes), "t.csv");
}
