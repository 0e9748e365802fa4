using Qmtl.Data;
using Qmtl.Models.Datasets;

namespace Qmtl.Models.Tests.Datasets;

public sealed class MustardOfficialDataTests
{
    [SkippableTheory]
    [InlineData(0, "sarcasm", 0)]
    [InlineData(1, "sentiment_implicit", -1)]
    [InlineData(2, "sentiment_explicit", -1)]
    [InlineData(3, "emotion_implicit", 1)]
    [InlineData(4, "emotion_explicit", 1)]
    public void Labels_are_those_that_were_read_by_another_program(int head, string file, int firstCode)
    {
        var codes = NpyArray.Read(Path.Combine(Folder, "features", $"{file}.npy")).Column(0);
        Load(MustardInputs.All).LabelColumn(head).ShouldBe(codes.Select(code => code - firstCode));
    }

    [SkippableFact]
    public void Inputs_are_the_features_in_their_order()
    {
        var data = Load(MustardInputs.All);
        var all = new[] { "utterance", "context", "speaker", "afinn8" }.Select(name => NpyArray.Read(Path.Combine(Folder, "features", $"{name}.npy"))).ToArray();

        data.Rows.ShouldBe(690);
        for (var row = 0; row < data.Rows; row++) data.Inputs(row).ToArray().ShouldBe(all.SelectMany(file => file.Row(row).ToArray()));
    }

    [SkippableFact]
    public void The_speaker_alone_is_one_1_among_zeros_or_zeros_for_20_utterances_of_those_who_say_few()
    {
        var data = Load(MustardInputs.Speaker);
        var rows = Enumerable.Range(0, data.Rows).Select(row => data.Inputs(row).ToArray()).ToArray();

        rows.SelectMany(row => row).Where(x => x != 0).ShouldAllBe(x => x == 1);
        rows.CountBy(row => row[200..215].Sum()).ToDictionary().ShouldBe(new Dictionary<double, int> { [0] = 20, [1] = 670 }, ignoreOrder: true);
        rows.Sum(row => row.Sum()).ShouldBe(670);
    }

    [SkippableFact]
    public void The_five_folds_test_a_fifth_of_the_utterances_each()
    {
        var data = Load(MustardInputs.All);
        var folds = MustardData.Folds(Folder, data);

        folds.Count.ShouldBe(5);
        folds.ShouldAllBe(fold => fold.Training.Rows == 552 && fold.Test.Rows == 138);
        // Every label of every row is tested once.
        for (var head = 0; head < data.HeadCount; head++)
            folds.SelectMany(fold => fold.Test.LabelColumn(head)).Order().ShouldBe(data.LabelColumn(head).Order());
    }

    private static string Folder => Path.GetDirectoryName(SharedFolder.Find("data/mustard/sarcasm_data.json"))!;

    private static Dataset Load(MustardInputs inputs) => MustardData.Load(Folder, MustardFolder.Schema(), inputs);
}
