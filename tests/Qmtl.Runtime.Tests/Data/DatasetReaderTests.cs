using System.Text;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Runtime.Tests.Data;

public sealed class DatasetReaderTests
{
    private static readonly ModelSchema Schema = TestSchema.Of(
        [("x", 2)],
        TestSchema.Binary("odd"),
        TestSchema.Categorical("shape", "round", "bent", "na"),
        TestSchema.Regression("ink"));

    [Theory]
    [InlineData("x[0],x[1]")]
    [InlineData("x_0,x_1")]
    [InlineData("x0,x1")]
    public void Columns_are_bound_by_name_in_any_order_and_style(string inputs)
    {
        var data = Read($"ink,shape,{inputs},unused,odd\n-1.5,bent,3,4e-1,abc,1\n");
        data.Inputs(0).ToArray().ShouldBe([3, 0.4]);
        data.Labels(0).ToArray().ShouldBe([1, 1, -1.5]);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("1.0", 1)]
    [InlineData("TRUE", 1)]
    [InlineData("false", 0)]
    [InlineData("Yes", 1)]
    [InlineData("no", 0)]
    [InlineData(" 1 ", 1)]
    [InlineData("", double.NaN)]
    [InlineData("na", double.NaN)]
    [InlineData("N/A", double.NaN)]
    [InlineData("nan", double.NaN)]
    [InlineData("NULL", double.NaN)]
    [InlineData("?", double.NaN)]
    public void Binary_labels_are_read(string text, double label) => Read($"x0,x1,odd,shape,ink\n1,2,{text},,\n").Label(0, 0).ShouldBe(label);

    [Theory]
    [InlineData("round", 0)]
    [InlineData("Bent", 1)]
    [InlineData("na", 2)] // A class of that name goes before the mark of a missing label,
    [InlineData("N/A", double.NaN)] // which this still is.
    [InlineData("2", 2)]
    [InlineData("1.0", 1)]
    [InlineData("", double.NaN)]
    public void Categorical_labels_are_names_or_indices(string text, double label) =>
        Read($"x0,x1,odd,shape,ink\n1,2,,{text},\n").Label(0, 1).ShouldBe(label);

    [Fact]
    public void Unknown_labels_and_unusable_inputs_are_all_reported_by_line_and_column() =>
        ProblemsOf("x0,x1,odd,shape,ink\n\n1,,2,rond,0\nnan,x,maybe,3,inf\n").ShouldBe([
            "t.csv:3: column 'x1' (1): the input is blank, and inputs cannot be missing. Fill the cell or drop the row.",
            "t.csv:3: column 'odd' (2): '2' is no label of head 'odd': write 0 or 1, true or false, yes or no. Leave the cell blank where the label is missing.",
            "t.csv:3: column 'shape' (3): 'rond' is no label of head 'shape': write one of round, bent, na, or a class index from 0 to 2. Did you mean 'round'? Leave the cell blank where the label is missing.",
            "t.csv:4: column 'x0' (0): 'nan' is not a finite number, and inputs cannot be missing. Fill the cell or drop the row.",
            "t.csv:4: column 'x1' (1): 'x' is not a finite number, and inputs cannot be missing. Fill the cell or drop the row.",
            "t.csv:4: column 'odd' (2): 'maybe' is no label of head 'odd': write 0 or 1, true or false, yes or no. Leave the cell blank where the label is missing.",
            "t.csv:4: column 'shape' (3): '3' is no label of head 'shape': write one of round, bent, na, or a class index from 0 to 2. Leave the cell blank where the label is missing.",
            "t.csv:4: column 'ink' (4): 'inf' is no label of head 'ink': write a finite number. Leave the cell blank where the label is missing.",
        ]);

    [Fact]
    public void Other_marks_of_missing_labels_can_be_given()
    {
        var options = new DatasetOptions { MissingLabels = ["-1"] };
        Read("x0,x1,odd,shape,ink\n1,2,-1,-1,-1\n", options).Labels(0).ToArray().ShouldAllBe(l => double.IsNaN(l));
    }

    [Fact]
    public void Missing_columns_are_reported_with_what_there_is_and_how_to_bind() =>
        ProblemsOf("y0,y1,od,shape,ink\n1,2,0,0,0\n").ShouldBe([
            "t.csv: there are no columns 'x[0]' to 'x[1]' for the input 'x'. The columns are y0, y1, od, shape, ink. Bind others with x=….",
            "t.csv: there is no column 'odd' with the labels of head 'odd'. Did you mean 'od'? The columns are y0, y1, od, shape, ink. Bind another with odd=….",
        ]);

    [Theory]
    [InlineData("x0,odd,shape,ink\n1,0,0,0\n", "t.csv: the input 'x' has 2 numbers, but 1 of its columns are missing, the first is 'x1'.")]
    [InlineData("x0,x1,x2,odd,shape,ink\n1,2,3,0,0,0\n", "t.csv: the input 'x' has 2 numbers, but the file has more columns for it: 'x2'. Bind those that are meant with x=FIRST..END.")]
    public void Columns_of_another_width_than_the_input_are_refused(string text, string message) => ProblemsOf(text).ShouldBe([message]);

    [Fact]
    public void Columns_are_bound_by_position_or_another_name_where_a_map_says_so()
    {
        var map = new ColumnMap(["x=1..3", "odd=label", "shape = 4", "ink=0"]);
        var data = Read("9,a,b,label,s\n1,2,3,0,bent\n", new DatasetOptions { Columns = map });
        data.Inputs(0).ToArray().ShouldBe([2.0, 3]);
        data.Labels(0).ToArray().ShouldBe([0.0, 1, 1]);

        Read("p0,p1,odd,shape,ink\n1,2,0,0,0\n", new DatasetOptions { Columns = new ColumnMap(["x=p"]) }).Inputs(0).ToArray().ShouldBe([1.0, 2]);
    }

    [Theory]
    [InlineData("x=0..1", "x=0..1 binds 1 columns, but the input has 2 numbers. The end is excluded: write 0..2.")]
    [InlineData("x=4..6", "x=4..6 goes beyond the 5 columns of the file.")]
    [InlineData("od=x0", "columns are bound to 'od', but Toy has no such input or head. Did you mean 'odd'?")]
    [InlineData("odd=none", "there is no column 'none' with the labels of head 'odd'.")]
    public void A_map_that_does_not_fit_is_refused(string entry, string message)
    {
        var options = new DatasetOptions { Columns = new ColumnMap([entry]) };
        Should.Throw<DataException>(() => Read("x0,x1,odd,shape,ink\n1,2,0,0,0\n", options)).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("odd", "'odd' does not bind columns. Write NAME=COLUMN or NAME=FIRST..END")]
    [InlineData("=a", "'=a' does not bind columns.")]
    [InlineData("odd=b", "'odd' is bound twice: to 'a' and to 'b'.")]
    public void A_malformed_map_is_refused(string entry, string message) =>
        Should.Throw<FormatException>(() => new ColumnMap(["odd=a", entry])).Message.ShouldContain(message);

    [Fact]
    public void Heads_may_be_unlabeled_where_that_is_allowed()
    {
        var data = Read("x0,x1,ink\n1,2,3\n", new DatasetOptions { AllowUnlabeledHeads = true });
        data.Labels(0).ToArray().ShouldBe([double.NaN, double.NaN, 3]);
    }

    [Theory]
    [InlineData("task[1],task[0]")]
    [InlineData("task_1,task_0")]
    [InlineData("task1,task0")]
    public void Heads_of_a_family_are_found_in_any_style(string heads)
    {
        var schema = TestSchema.Of([("x", 1)], TestSchema.Binary("task[0]"), TestSchema.Binary("task[1]"));
        DatasetReader.Read(schema, Table($"x,{heads}\n5,1,0\n")).Labels(0).ToArray().ShouldBe([0.0, 1]);
    }

    [Fact]
    public void Labels_can_be_computed_from_the_columns_of_a_table()
    {
        var table = Table("5,6,3\n7,8,4\n");
        var schema = TestSchema.Of([("x", 2)], TestSchema.Binary("odd"));
        var odd = table.Numbers(2).Select(digit => digit % 2).ToArray();
        var data = Dataset.FromColumns(schema, table.Numbers(0..2), new Dictionary<string, double[]> { ["odd"] = odd });
        data.LabelColumn(0).ShouldBe([1.0, 0]);
        data.Inputs(1).ToArray().ShouldBe([7.0, 8]);
    }

    [Fact]
    public void Arrays_are_bound_by_position()
    {
        var schema = TestSchema.Of([("x", 2)], TestSchema.Binary("odd"));
        var data = DatasetReader.Read(schema, Bytes("a.npy", 2, 2, [1, 2, 3, 4]), Bytes("b.npy", 2, 1, [0, 1]));
        data.Inputs(1).ToArray().ShouldBe([3.0, 4]);
        data.LabelColumn(0).ShouldBe([0.0, 1]);
        DatasetReader.Read(schema, Bytes("a.npy", 2, 2, [1, 2, 3, 4]), null).LabelColumn(0).ShouldAllBe(l => double.IsNaN(l));
    }

    [Fact]
    public void Arrays_that_do_not_fit_are_refused()
    {
        var schema = TestSchema.Of([("x", 2)], TestSchema.Binary("odd"));
        Problems(Bytes("a.npy", 1, 3, [1, 2, 3]), Bytes("b.npy", 2, 2, [0, 1, 1, 1])).ShouldBe([
            "a.npy: the rows have 3 numbers, but Toy takes 2 inputs.",
            "b.npy: there are 2 columns of labels, but Toy has 1 heads: odd.",
            "b.npy: there are 2 rows of labels, but 1 rows of inputs in a.npy.",
        ]);
        Problems(Bytes("a.npy", 2, 2, [1, 2, 3, 4]), Bytes("b.npy", 2, 1, [0, 2]))
            .ShouldBe(["b.npy: row 1, column 0: 2 is no label of head 'odd', which expects 0 or 1, or NaN where it is missing."]);

        string[] Problems(NpyArray inputs, NpyArray labels) =>
            Should.Throw<DataException>(() => DatasetReader.Read(schema, inputs, labels)).Problems.Select(p => p.ToString()).ToArray();
    }

    private static NpyArray Bytes(string file, int rows, int columns, byte[] values)
    {
        var header = Encoding.ASCII.GetBytes($"{{'descr': '|u1', 'fortran_order': False, 'shape': ({rows}, {columns}), }}\n");
        return NpyArray.Parse([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. values], file);
    }

    private static Dataset Read(string text, DatasetOptions? options = null) => DatasetReader.Read(Schema, Table(text), options);

    private static DelimitedTable Table(string text) => DelimitedTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv");

    private static string[] ProblemsOf(string text) => Should.Throw<DataException>(() => Read(text)).Problems.Select(p => p.ToString()).ToArray();
}
