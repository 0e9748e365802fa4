using Qmtl.Data;
using Qmtl.Files;
using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Data;
using Qmtl.Runtime.Tests.Training;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Files;

public sealed class ParameterFileTests
{
    private static readonly ModelSchema Schema = AffineModel.Schema;

    [Fact]
    public void What_was_done_to_inputs_is_kept_with_the_parameters()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "p.safetensors");
        var width = Schema.InputWidth;
        double[] means = [.. Enumerable.Range(0, width).Select(i => i / 3.0)], deviations = [.. Enumerable.Range(0, width).Select(i => i * 0.1)];
        ParameterFile.Save<float>(path, Schema, new float[20], new Standardizer(means, deviations));
        var read = ParameterFile.Load<double>(path, Schema).Standardizer.ShouldNotBeNull();
        read.Means.ToArray().ShouldBe(means);
        read.StandardDeviations.ToArray().ShouldBe(deviations);
        Should.Throw<ArgumentException>(() => ParameterFile.Save<float>(path, Schema, new float[20], new Standardizer([0], [1])));
    }

    [Fact]
    public void Parameters_read_as_they_were_written()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "p.safetensors");
        var parameters = ParameterInitialization.Draw<double>(Schema, 1);
        ParameterFile.Save<double>(path, Schema, parameters);
        ParameterFile.Load<double>(path, Schema).Values.ShouldBe(parameters);
        ParameterFile.Load<float>(path, Schema).Values.ShouldBe(parameters.Select(p => (float)p));

        var file = SafetensorsFile.Read(path);
        file.Metadata.ShouldBe(new Dictionary<string, string> { ["format"] = "qmtl", ["model"] = "AffineModel", ["fingerprint"] = "a0" });
        file["kind.weight"].Shape.ShouldBe([3L, 3]);
        file["kind.weight"].Elements<double>().ShouldBe(parameters[4..13]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void Parameters_that_are_no_numbers_in_the_precision_asked_for_are_refused(double value)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "p.safetensors");
        var parameters = new double[20];
        parameters[5] = value;
        ParameterFile.Save<double>(path, Schema, parameters);
        var error = Should.Throw<InvalidDataException>(() => ParameterFile.Load<float>(path, Schema));
        error.Message.ShouldStartWith(path);
        error.Message.ShouldContain("'kind.weight' holds a number that is not finite");
    }

    [Fact]
    public void Single_precision_parameters_load_into_double()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "p.safetensors");
        var parameters = ParameterInitialization.Draw<float>(Schema, 1);
        ParameterFile.Save<float>(path, Schema, parameters);
        ParameterFile.Load<double>(path, Schema).Values.ShouldBe(parameters.Select(p => (double)p));
    }

    [Fact]
    public void Parameters_of_another_structure_are_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "p.safetensors");
        ParameterFile.Save<float>(path, Schema, new float[20]);
        Should.Throw<InvalidDataException>(() => ParameterFile.Load<float>(path, Other("b1", Schema.Parameters)))
            .Message.ShouldContain("expected parameters of Other with fingerprint b1, found those of AffineModel with fingerprint a0");
        Should.Throw<InvalidDataException>(() => ParameterFile.Load<float>(path, Other("a0", [Schema.Parameters[0] with { Shape = [3, 1] }])))
            .Message.ShouldContain("Other has tensor 'yes.weight' of shape [3, 1], but the file has [1, 3]");
        Should.Throw<InvalidDataException>(() => ParameterFile.Load<float>(path, Other("a0", [Schema.Parameters[0] with { Name = "z" }])))
            .Message.ShouldContain("'z' is missing");
        Should.Throw<InvalidDataException>(() => ParameterFile.Load<float>(path, Other("a0", [.. Schema.Parameters.Take(5)])))
            .Message.ShouldContain("the file has tensor 'size.bias', which Other does not have");
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "p.safetensors");
        new SafetensorsFile(new Dictionary<string, string>(), []).Write(path);
        Should.Throw<InvalidDataException>(() => ParameterFile.Load<float>(path, Schema)).Message.ShouldContain("not parameters of a QMTL model");
    }

    [Fact]
    public void The_wrong_number_of_parameters_is_refused() =>
        Should.Throw<ArgumentException>(() => ParameterFile.Save<float>("p", Schema, new float[19])).Message.ShouldContain("has 20 parameters, but 19");

    private static ModelSchema Other(string fingerprint, IReadOnlyList<ParameterSchema> parameters) => new()
    {
        Name = "Other",
        Fingerprint = fingerprint,
        Inputs = Schema.Inputs,
        Parameters = parameters,
        Heads = Schema.Heads,
        Layout = Schema.Layout,
    };
}
