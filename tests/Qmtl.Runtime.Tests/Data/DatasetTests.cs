using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Runtime.Tests.Data;

public sealed class DatasetTests
{
    private static readonly ModelSchema Schema = TestSchema.Of(
        [("age", 1), ("x", 2)],
        TestSchema.Binary("odd"),
        TestSchema.Categorical("shape", "round", "bent", "line"),
        TestSchema.Regression("ink"));

    private static readonly double[] Inputs = [1, 2, 3, 4, 5, 6];
    private static readonly double[] Labels = [0, 2, -1.5, 1, double.NaN, 7];

    [Fact]
    public void Rows_hold_inputs_and_labels_in_the_order_of_the_model()
    {
        var data = Dataset.Create(Schema, Inputs, Labels);

        data.Rows.ShouldBe(2);
        data.InputWidth.ShouldBe(3);
        data.HeadCount.ShouldBe(3);
        data.Inputs(1).ToArray().ShouldBe([4.0, 5, 6]);
        data.Label(0, 1).ShouldBe(2);
        data.Label(1, 1).ShouldBe(double.NaN);
        data.LabelColumn(2).ShouldBe([-1.5, 7]);
    }

    [Fact]
    public void Later_changes_to_the_arrays_do_not_reach_the_data()
    {
        var inputs = (double[])Inputs.Clone();
        var data = Dataset.Create(Schema, inputs, Labels);
        inputs[0] = 100;
        data.Inputs(0)[0].ShouldBe(1);
    }

    [Fact]
    public void Select_takes_rows_in_the_given_order_with_repetition()
    {
        var data = Dataset.Create(Schema, Inputs, Labels).Select([1, 0, 1]);

        data.Rows.ShouldBe(3);
        data.Inputs(0).ToArray().ShouldBe([4.0, 5, 6]);
        data.Inputs(1).ToArray().ShouldBe([1.0, 2, 3]);
        data.LabelColumn(2).ShouldBe([7, -1.5, 7]);
        Should.Throw<ArgumentOutOfRangeException>(() => data.Select([3]));
        data.Select([]).Rows.ShouldBe(0);
    }

    [Fact]
    public void Append_puts_the_rows_of_another_behind()
    {
        var data = Dataset.Create(Schema, Inputs, Labels);

        var both = data.Append(data.Select([1]));

        both.ContentHash.ShouldBe(data.Select([0, 1, 1]).ContentHash);
        data.Rows.ShouldBe(2);
        var wider = TestSchema.Of([("x", 4)], TestSchema.Binary("odd"));
        Should.Throw<ArgumentException>(() => data.Append(Dataset.Create(wider, [], []))).Message.ShouldStartWith("Rows of 4 inputs cannot follow rows of 3.");
        var others = TestSchema.Of([("x", 3)], TestSchema.Binary("odd"));
        Should.Throw<ArgumentException>(() => data.Append(Dataset.Create(others, [], []))).Message.ShouldStartWith("Rows with labels for other heads cannot follow.");
    }

    [Fact]
    public void All_inputs_that_are_not_finite_and_all_unknown_labels_are_reported_at_once()
    {
        var exception = Should.Throw<DataException>(() => Dataset.Create(
            Schema,
            [1, double.NaN, 3, 4, 5, double.NegativeInfinity],
            [2, 3, 0, 0.5, 1.5, double.PositiveInfinity]));

        exception.Problems.Select(p => p.Message).ShouldBe([
            "row 0: input x[0] is NaN, but inputs must be finite. Fill or drop such rows first.",
            "row 0: 2 is no label of head 'odd', which expects 0 or 1, or NaN where it is missing.",
            "row 0: 3 is no label of head 'shape', which expects a class index from 0 to 2, or NaN where it is missing.",
            "row 1: input x[1] is -Infinity, but inputs must be finite. Fill or drop such rows first.",
            "row 1: 0.5 is no label of head 'odd', which expects 0 or 1, or NaN where it is missing.",
            "row 1: 1.5 is no label of head 'shape', which expects a class index from 0 to 2, or NaN where it is missing.",
            "row 1: Infinity is no label of head 'ink', which expects a finite number, or NaN where it is missing.",
        ]);
    }

    [Fact]
    public void Beyond_ten_problems_the_rest_are_counted()
    {
        var exception = Should.Throw<DataException>(() => Dataset.Create(Schema, Enumerable.Repeat(double.NaN, 12).ToArray(), new double[12]));

        exception.Problems.Count.ShouldBe(10);
        exception.ProblemCount.ShouldBe(12);
        exception.Message.ShouldEndWith("\n… and 2 more");
    }

    [Theory]
    [InlineData(6, 5, "5 labels are not a whole number of rows")]
    [InlineData(5, 6, "2 rows of labels need 2 rows of 3 inputs, but there are 5 numbers")]
    public void Lengths_that_are_not_whole_rows_are_refused(int inputs, int labels, string message) =>
        Should.Throw<ArgumentException>(() => Dataset.Create(Schema, new double[inputs], new double[labels])).Message.ShouldContain(message);

    [Fact]
    public void Columns_make_the_same_data_as_rows()
    {
        var data = Dataset.FromColumns(
            Schema,
            [[1, 4], [2, 5], [3, 6]],
            new Dictionary<string, double[]> { ["ink"] = [-1.5, 7], ["odd"] = [0, 1], ["shape"] = [2, double.NaN] });
        data.ContentHash.ShouldBe(Dataset.Create(Schema, Inputs, Labels).ContentHash);
    }

    [Fact]
    public void Columns_must_be_those_of_the_model()
    {
        var schema = TestSchema.Of([("x", 1)], TestSchema.Binary("odd"));
        double[] column = [0, 1];
        Should.Throw<ArgumentException>(() => Dataset.FromColumns(schema, [column], new Dictionary<string, double[]>()))
            .Message.ShouldContain("no labels for head 'odd'");
        Should.Throw<ArgumentException>(() => Dataset.FromColumns(schema, [column], new Dictionary<string, double[]> { ["odd"] = column, ["even"] = column }))
            .Message.ShouldContain("no head 'even'");
        Should.Throw<ArgumentException>(() => Dataset.FromColumns(schema, [], new Dictionary<string, double[]> { ["odd"] = column }))
            .Message.ShouldContain("takes 1 input columns, but there are 0");
        Should.Throw<ArgumentException>(() => Dataset.FromColumns(schema, [column], new Dictionary<string, double[]> { ["odd"] = [0] }))
            .Message.ShouldContain("1 rows of labels need 1 rows of 1 inputs, but there are 2 numbers");
    }

    [Fact]
    public void The_hash_is_that_of_shape_and_numbers()
    {
        // SHA-256 of the little-endian 64-bit words 1, 1, 1 (sizes), 0x3FF0000000000000 (input 1.0), 0x3FF0000000000000 (label 1.0).
        var bytes = new byte[40];
        bytes[0] = bytes[8] = bytes[16] = 1;
        (bytes[30], bytes[31], bytes[38], bytes[39]) = (0xF0, 0x3F, 0xF0, 0x3F);
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

        var schema = TestSchema.Of([("x", 1)], TestSchema.Binary("odd"));
        Dataset.Create(schema, [1], [1]).ContentHash.ShouldBe(expected);
    }

    [Fact]
    public void The_hash_changes_with_any_number_and_not_with_the_bits_of_a_missing_label()
    {
        var data = Dataset.Create(Schema, Inputs, Labels);
        var otherNaN = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001);

        Dataset.Create(Schema, Inputs, [0, 2, -1.5, 1, otherNaN, 7]).ContentHash.ShouldBe(data.ContentHash);
        Dataset.Create(Schema, Inputs, [-0.0, 2, -1.5, 1, double.NaN, 7]).ContentHash.ShouldBe(data.ContentHash);
        Dataset.Create(Schema, Inputs, [0, 2, -1.5, 0, double.NaN, 7]).ContentHash.ShouldNotBe(data.ContentHash);
        Dataset.Create(Schema, [1, 2, 3, 4, 5, Math.BitIncrement(6)], Labels).ContentHash.ShouldNotBe(data.ContentHash);
        data.Select([1, 0]).ContentHash.ShouldNotBe(data.ContentHash);
    }
}
