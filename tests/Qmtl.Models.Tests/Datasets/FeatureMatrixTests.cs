using Qmtl.Data;
using Qmtl.Models.Datasets;

namespace Qmtl.Models.Tests.Datasets;

public sealed class FeatureMatrixTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Arrays_and_tables_give_the_same_rows()
    {
        var array = FeatureMatrix.Read(folder.Write("features.npy", NpyBytes.Of(3, 1, 2.5, -3, 4, 5, 6e-3)));
        var table = FeatureMatrix.Read(folder.Write("features.CSV", "a,b,c\n1,2.5,-3\n4,5,6e-3\n"));

        foreach (var features in (FeatureMatrix[])[array, table])
        {
            (features.Rows, features.Columns).ShouldBe((2, 3));
            features.Row(1).ToArray().ShouldBe([4, 5, 6e-3]);
            features.Values.ToArray().ShouldBe([1, 2.5, -3, 4, 5, 6e-3]);
        }
    }

    [Fact]
    public void Numbers_that_name_columns_are_no_row() => // as pandas names the columns of an array
        FeatureMatrix.Read(folder.Write("features.csv", "0,1\n5,6\n")).Values.ToArray().ShouldBe([5.0, 6]);

    [Theory]
    [InlineData("a,b\n1,2\n3,\n", ":3: column 'b' (1): the feature is missing. Fill the cell")]
    [InlineData("a,b\n1,NaN\n", ":2: column 'b' (1): the feature is missing.")]
    [InlineData("a,b\n1,many\n", ":2: column 'b' (1): 'many' is not a finite number.")]
    [InlineData("a,b\n1,Infinity\n", ":2: column 'b' (1): 'Infinity' is not a finite number.")]
    [InlineData("a,b\n1,2\n3\n", ":3: this row has 1 columns, but the first has 2.")]
    [InlineData("a,b\n", ": the file holds no features: give a row for each sample.")]
    public void Tables_with_gaps_are_refused(string text, string message)
    {
        var path = folder.Write("features.csv", text);
        Should.Throw<DataException>(() => FeatureMatrix.Read(path)).Message.ShouldStartWith(path + message);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Arrays_with_gaps_are_refused(double gap, string text)
    {
        var path = folder.Write("features.npy", NpyBytes.Of(2, 1, 2, 3, gap));
        Should.Throw<DataException>(() => FeatureMatrix.Read(path)).Message.ShouldBe(
            $"{path}: row 1, column 1: {text} is not a finite number, and every row needs all features. Replace it before saving the array.");
    }

    [Fact]
    public void Other_files_are_refused() =>
        Should.Throw<DataException>(() => FeatureMatrix.Read("features.parquet")).Message
            .ShouldBe("features.parquet: features are read from .npy and .csv files. Save them as one of these.");

    [Fact]
    public void Labels_make_a_data_set_of_them()
    {
        var features = FeatureMatrix.Read(folder.Write("features.npy", NpyBytes.Of(2, 1, 2, 3, 4)));
        var data = features.WithLabels(StudySchema.Tasks(2, 2), "toyFeatures", [0, double.NaN, 1, 0], "labels.csv");
        data.Inputs(1).ToArray().ShouldBe([3.0, 4]);
        data.Labels(0).ToArray().ShouldBe([0, double.NaN]);
    }

    [Fact]
    public void There_is_a_row_for_each_label()
    {
        var schema = StudySchema.Tasks(2, 1);
        var array = folder.Write("features.npy", NpyBytes.Of(2, 1, 2, 3, 4));
        var table = folder.Write("features.csv", "1,2\n3,4\n5,6\n");
        const string advice = "rows of labels in labels.csv. Give a row for each, in the order of the labels.";
        Should.Throw<DataException>(() => FeatureMatrix.Read(array).WithLabels(schema, "toyFeatures", [0, 1, 0], "labels.csv")).Message
            .ShouldBe($"{array}: the features have 2 rows, but there are 3 {advice}");
        Should.Throw<DataException>(() => FeatureMatrix.Read(table).WithLabels(schema, "toyFeatures", [0, 1, 0], "labels.csv")).Message
            .ShouldBe($"{table}: the features have 2 rows, but there are 3 {advice} The first line of a CSV file names the columns.");
    }

    [Fact]
    public void The_model_takes_as_many_inputs()
    {
        var path = folder.Write("features.npy", NpyBytes.Of(2, 1, 2, 3, 4));
        Should.Throw<DataException>(() => FeatureMatrix.Read(path).WithLabels(StudySchema.Tasks(3, 1), "toyFeatures", [0, 1], "labels.csv")).Message
            .ShouldBe($"{path}: the rows have 2 features, but Toy takes 3 inputs. Build it for them, with -p:QmtlConstants=toyFeatures=2 behind 'dotnet run', or give 3 features.");
    }
}
