using Qmtl.Data;
using Qmtl.Models.Datasets;

namespace Qmtl.Models.Tests.Datasets;

public sealed class MustardDataTests : IDisposable
{
    private readonly MustardFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Labels_are_joined_by_key_from_the_last_row_of_each_and_the_first_of_several_codes()
    {
        var data = Load();

        data.Rows.ShouldBe(3);
        data.Labels(0).ToArray().ShouldBe([1, 0, 1, 0, 8]);
        data.Labels(1).ToArray().ShouldBe([0, 2, 2, 3, 6]);
        data.Labels(2).ToArray().ShouldBe([1, 0, 2, 8, 1]);
    }

    [Fact]
    public void A_blank_cell_is_a_missing_label()
    {
        folder.Labels = MustardFolder.Header + "1_1,,,,,-1,-1,1,1\n1_1,,,,,, ,,\n1_2,,,,,0,0,1,1\n2_1,,,,,0,0,1,1\n";
        Load().Labels(0).ToArray().ShouldBe([1, double.NaN, double.NaN, double.NaN, double.NaN]);
    }

    [Fact]
    public void Inputs_are_the_utterance_its_context_the_speaker_and_the_lexicon() => Load().Inputs(2).ToArray().ShouldBe(
    [
        .. Enumerable.Range(2000, 100).Select(i => (double)i), .. Enumerable.Range(2000, 100).Select(i => (double)i),
        .. Enumerable.Range(2000, 15).Select(i => (double)i), .. Enumerable.Range(2000, 8).Select(i => (double)i),
    ]);

    [Fact]
    public void The_speaker_alone_stands_where_it_stands_among_all_and_the_rest_is_0()
    {
        var all = Load();
        var speaker = MustardData.Load(folder.Path, MustardFolder.Schema(), MustardInputs.Speaker);

        for (var row = 0; row < 3; row++)
        {
            speaker.Inputs(row)[200..215].ToArray().ShouldBe(all.Inputs(row)[200..215].ToArray());
            speaker.Inputs(row)[..200].ToArray().ShouldAllBe(x => x == 0);
            speaker.Inputs(row)[215..].ToArray().ShouldAllBe(x => x == 0);
            speaker.Labels(row).ToArray().ShouldBe(all.Labels(row).ToArray());
        }
    }

    [Fact]
    public void Features_of_one_s_own_take_the_place_of_all_inputs()
    {
        var npy = folder.WriteFeatures("own", 4, 3);
        var csv = folder.Write("own.csv", "a,b\n1,2\n3,4\n5,6\n");

        MustardData.Load(folder.Path, MustardFolder.Schema(4), MustardInputs.All, npy).Inputs(1).ToArray().ShouldBe([1000, 1001, 1002, 1003]);
        var data = MustardData.Load(folder.Path, MustardFolder.Schema(2), MustardInputs.All, csv);
        data.Inputs(2).ToArray().ShouldBe([5, 6]);
        data.Labels(2).ToArray().ShouldBe([1, 0, 2, 8, 1]);
        Should.Throw<ArgumentException>(() => MustardData.Load(folder.Path, MustardFolder.Schema(4), MustardInputs.Speaker, npy))
            .Message.ShouldContain("Which of your own features tell the speaker is not known.");
    }

    [Theory]
    [InlineData("{ \"1_1\": {\n  \"sarcasm\": tr", "sarcasm_data.json:2: the file is truncated, or no JSON")]
    [InlineData("{ \"1_1\": { \"sarcasm\": true },\n \"1_1\": { \"sarcasm\": true } }", "or names something twice. Fetch the file again.")]
    [InlineData("[]", "there are no utterances: the file is to be an object with a property for each. Fetch the file again.")]
    [InlineData("{}", "there are no utterances")]
    [InlineData("{ \"1_1\": { \"context\": [], \"sarcasm\": 1 } }", "sarcasm_data.json: utterance '1_1' has no \"sarcasm\" that is true or false.")]
    [InlineData("{ \"1_1\": { \"sarcasm\": true } }", "utterance '1_1' has no \"context\" that is an array.")]
    [InlineData("{ \"1_1\": 1 }", "utterance '1_1' is no object. Fetch the file again.")]
    [InlineData("{ \"1_3\": { \"context\": [], \"sarcasm\": true } }", "mustard-dataset.csv: there are no rows with the KEY '1_3', an utterance of sarcasm_data.json: add them.")]
    public void Utterances_that_cannot_be_read_are_refused(string text, string problem)
    {
        folder.Utterances = text;
        Should.Throw<DataException>(Load).Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("1_1,,,,,2,0,1,1\n", "mustard-dataset.csv:2: column 'SENTIMENT_IMPLICIT': '2' is not a code from -1 to 1, or several with commas. Leave")]
    [InlineData("1_1,,,,,0,x,1,1\n", "mustard-dataset.csv:2: column 'SENTIMENT_EXPLICIT': 'x' is not")]
    [InlineData("1_1,,,,,0,0,0,1\n", "mustard-dataset.csv:2: column 'EMOTION_IMPLICIT': '0' is not a code from 1 to 9")]
    [InlineData("1_1,,,,,0,0,1,\"4,\"\n", "mustard-dataset.csv:2: column 'EMOTION_EXPLICIT': '4,' is not")]
    [InlineData("1_1,,,,,0,0,1,\"4,10\"\n", "mustard-dataset.csv:2: column 'EMOTION_EXPLICIT': '4,10' is not")]
    [InlineData("1_2,,,,,0,0,1,1\n,,,,,,,,\n,BOB,So?,,,0,0,1,1\n", "mustard-dataset.csv:4: column 'KEY': the row has no key: write its utterance's, or delete the row.")]
    [InlineData("1_1,,,,,0,0,1,1\n1_2,,,,,0,0,1,1\n1_1,,,,,0,0,1,1\n", "mustard-dataset.csv:4: column 'KEY': '1_1' has rows apart, the last before at line 2: put")]
    [InlineData("1_1,,,,,0,0,1,1\n1_1,,,,,0,0,1,1\n", "mustard-dataset.csv:2: column 'KEY': '1_1' has 0 sentences of context in sarcasm_data.json, but 2 rows here: one for each")]
    [InlineData("1_1,,,,,0,0,1\n", "this row has 8 columns, but the first has 9.")]
    public void Labels_that_cannot_be_read_are_refused(string rows, string problem)
    {
        folder.Utterances = """{ "1_1": { "context": [], "sarcasm": true } }""";
        folder.Labels = MustardFolder.Header + rows;
        Should.Throw<DataException>(Load).Message.ShouldContain(problem);
    }

    [Fact]
    public void A_label_file_without_a_column_is_refused()
    {
        folder.Labels = MustardFolder.Header.Replace("EMOTION_EXPLICIT", "EMOTION") + "1_1,,,,,0,0,1,1\n1_1,,,,,0,0,1,1\n1_2,,,,,0,0,1,1\n2_1,,,,,0,0,1,1\n";
        Should.Throw<DataException>(Load).Message.ShouldContain("there is no column 'EMOTION_EXPLICIT'");
    }

    [Theory]
    [InlineData("sarcasm_data.json")]
    [InlineData("sentiment-emotion/mustard-dataset.csv")]
    [InlineData("features/speaker.npy")]
    public void A_missing_file_is_named(string name)
    {
        folder.Delete(name);
        var message = Should.Throw<DataException>(Load).Message;
        message.ShouldContain(Path.GetFileName(name));
        message.ShouldContain("there is no such file");
    }

    [Theory]
    [InlineData(15, 2)]
    [InlineData(14, 3)]
    public void Features_of_another_shape_are_refused(int columns, int rows)
    {
        folder.WriteFeatures("speaker", columns, rows);
        Should.Throw<DataException>(Load).Message.ShouldContain($"speaker.npy: the shape is {rows} × {columns}, but 3 utterances have 3 × 15 features here. Fetch the file again.");
    }

    [Fact]
    public void Features_of_one_s_own_of_another_shape_are_refused()
    {
        var own = folder.WriteFeatures("own", 4, 3);
        Should.Throw<DataException>(() => MustardData.Load(folder.Path, MustardFolder.Schema(5), MustardInputs.All, own))
            .Message.ShouldContain("own.npy: the rows have 4 features, but Toy takes 5 inputs. Build it for them, with -p:QmtlConstants=mustardFeatures=4 behind 'dotnet run'");
        var few = folder.WriteFeatures("few", 4, 2);
        Should.Throw<DataException>(() => MustardData.Load(folder.Path, MustardFolder.Schema(4), MustardInputs.All, few))
            .Message.ShouldContain("few.npy: the features have 2 rows, but there are 3 rows of labels in");
    }

    [Fact]
    public void A_model_of_another_number_of_inputs_needs_features_of_one_s_own() =>
        Should.Throw<DataException>(() => MustardData.Load(folder.Path, MustardFolder.Schema(5), MustardInputs.Speaker))
            .Message.ShouldContain("the features are 223 for each utterance, but Toy takes 5 inputs. Build it for them, with -p:QmtlConstants=mustardFeatures=223 behind 'dotnet run'");

    [Fact]
    public void A_model_may_have_some_of_the_heads_in_any_order_but_no_other()
    {
        var some = StudySchema.Of(223, MustardFolder.Classes("explicitEmotion", 0, 9), StudySchema.Binary("sarcasm", 9));
        var data = MustardData.Load(folder.Path, some, MustardInputs.All);
        data.LabelColumn(0).ShouldBe([8, 6, 1]);
        data.LabelColumn(1).ShouldBe([1, 0, 1]);

        var other = StudySchema.Of(223, StudySchema.Binary("irony", 0));
        Should.Throw<ArgumentException>(() => MustardData.Load(folder.Path, other, MustardInputs.All))
            .Message.ShouldContain("MUStARD has no labels for head 'irony' of Toy.");
    }

    private Dataset Load() => MustardData.Load(folder.Path, MustardFolder.Schema(), MustardInputs.All);
}
