using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Data;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

public sealed class TrainingPreconditionTests
{
    private static readonly Dataset Train = SampleData.Make(10, seed: 1);

    public static TheoryData<TrainingOptions, string> BadNumbers => new()
    {
        { new() { Epochs = 0 }, "Epochs must be at least 1, not 0." },
        { new() { BatchSize = -1 }, "BatchSize must be at least 1, not -1." },
        { new() { ClipNorm = 0 }, "ClipNorm must be above 0, not 0." },
        { new() { Optimizer = new Adam(0) }, "LearningRate must be above 0, not 0." },
        { new() { Optimizer = new Adam(double.NaN) }, "LearningRate must be above 0, not NaN." },
        { new() { Optimizer = new Adam(0.1, Beta1: 1) }, "Beta1 must be in [0, 1), not 1." },
        { new() { Optimizer = new AdamW(0.1, WeightDecay: -1) }, "WeightDecay must be 0 or above, not -1." },
        { new() { Optimizer = new Sgd(0.1, Nesterov: true) }, "Momentum must be above 0" },
        { new() { Schedule = new LearningRateSchedule.Cosine(2) }, "must be in [0, 1]" },
        { new() { Schedule = new LearningRateSchedule.Step(0) }, "at least one epoch" },
        { new() { HeadWeights = new Dictionary<string, double> { ["yes"] = -1 } }, "weight of head 'yes' must be 0 or above, not -1." },
    };

    public static TheoryData<TrainingOptions, string> BadFits => new()
    {
        { new() { EarlyStopping = new(3) }, "there is none" },
        { new() { HeadWeights = new Dictionary<string, double> { ["no"] = 1 } }, "head 'no', which AffineModel does not have. It has yes, kind, size." },
        { new() { ClassWeights = new Dictionary<string, IReadOnlyList<double>> { ["kind"] = [1, 2] } }, "3 classes, but 2 class weights" },
        { new() { ClassWeights = new Dictionary<string, IReadOnlyList<double>> { ["size"] = [1] } }, "is a regression" },
        { new() { ClassWeights = new Dictionary<string, IReadOnlyList<double>> { ["kind"] = [0, 0, 0] } }, "class weights of head 'kind' are 0" },
        { new() { Checkpoint = new("no/such/folder/file.safetensors") }, "its folder does not exist" },
    };

    [Theory]
    [MemberData(nameof(BadNumbers))]
    public void Options_out_of_range_are_refused(TrainingOptions options, string message) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Trainer<AffineModel, float>.Fit(Train, null, options)).Message.ShouldContain(message);

    [Theory]
    [MemberData(nameof(BadFits))]
    public void Options_that_do_not_fit_the_model_or_the_data_are_refused(TrainingOptions options, string message) =>
        Should.Throw<TrainingException>(() => Trainer<AffineModel, float>.Fit(Train, null, options)).Message.ShouldContain(message);

    [Theory]
    [InlineData("auc", "kind", "Early stopping watches 'auc', which head 'kind' does not have. Choose one of accuracy, macro_f1, micro_f1, weighted_f1, mcc.")]
    [InlineData("loss2", null, "Early stopping watches 'loss2', which no head has.")]
    [InlineData(null, "kind", "names head 'kind', but no metric")]
    [InlineData("auc", "no", "names head 'no'")]
    public void Early_stopping_on_what_the_model_has_not_is_refused(string? metric, string? head, string message) =>
        Should.Throw<TrainingException>(() => Trainer<AffineModel, float>.Fit(Train, Train, new() { EarlyStopping = new(3, 0, metric, head) }))
            .Message.ShouldContain(message);

    [Fact]
    public void Data_of_another_model_is_refused()
    {
        var narrow = Dataset.Create(TestSchema.Of([("x", 2)], [.. AffineModel.Schema.Heads]), [1, 2], [1, 2, 3]);
        Should.Throw<TrainingException>(() => Trainer<AffineModel, float>.Fit(narrow, null, new())).Message.ShouldContain("takes 3 inputs a row, but the training data has 2");
        var other = Dataset.Create(TestSchema.Of([("x", 3)], new HeadSchema("no", HeadKind.Binary, [], 0, 1)), [1, 2, 3], [1]);
        Should.Throw<TrainingException>(() => Trainer<AffineModel, float>.Fit(Train, other, new())).Message.ShouldContain("the validation data is for no (Binary, 1 logits)");
    }

    [Fact]
    public void Data_without_any_label_is_refused()
    {
        var data = Dataset.Create(AffineModel.Schema, [1, 2, 3], [double.NaN, double.NaN, double.NaN]);
        Should.Throw<TrainingException>(() => Trainer<AffineModel, float>.Fit(data, null, new())).Message.ShouldContain("no row with a label");
    }
}
