using Qmtl.Modeling;

namespace Qmtl.Models.Tests.Datasets;

/// <summary>Three utterances in the files of MUStARD, and a model of their shape. A test replaces the file it is about.</summary>
internal sealed class MustardFolder : IDisposable
{
    public const string Header = "KEY,SPEAKER,SENTENCE,SHOW,SARCASM,SENTIMENT_IMPLICIT,SENTIMENT_EXPLICIT,EMOTION_IMPLICIT,EMOTION_EXPLICIT\n";
    public const string Separator = ",,,,,,,,\n";
    private readonly TemporaryFolder folder = new();

    public MustardFolder()
    {
        Directory.CreateDirectory(folder.In("features"));
        Directory.CreateDirectory(folder.In("sentiment-emotion"));
        Utterances = """{ "1_1": { "utterance": "So?", "context": ["Well,\nno."], "sarcasm": true }, "1_2": { "context": [], "sarcasm": false }, "2_1": { "context": [], "sarcasm": true } }""";
        Labels = Header
            + "2_1,ANN,Why?,S,True,-1,1,9,2\n" + Separator
            + "1_1,BOB,\"Well,\nno.\",S,True,-1,-2,77,x\n1_1,ANN,So?,S,True,-1,0,1,9\n" + Separator
            + "1_2,ANN,Fine.,S,False,1,1,\"4,1\",\"7, 2\"\n";
        Folds = """[{ "train": [2, 0], "test": [1] }, { "train": [1], "test": [0, 2] }]""";
        WriteFeatures("utterance", 100, 3);
        WriteFeatures("context", 100, 3);
        WriteFeatures("speaker", 15, 3);
        WriteFeatures("afinn8", 8, 3);
    }

    public string Path => folder.Path;

    public string Utterances
    {
        set => folder.Write("sarcasm_data.json", value);
    }

    public string Labels
    {
        set => folder.Write(System.IO.Path.Combine("sentiment-emotion", "mustard-dataset.csv"), value);
    }

    public string Folds
    {
        set => folder.Write("folds.json", value);
    }

    /// <summary>A model of that many inputs, and the heads that the labels are for.</summary>
    public static ModelSchema Schema(int inputs = 223) => StudySchema.Of(
        inputs,
        StudySchema.Binary("sarcasm", 0),
        Classes("implicitSentiment", 1, 3),
        Classes("explicitSentiment", 4, 3),
        Classes("implicitEmotion", 7, 9),
        Classes("explicitEmotion", 16, 9));

    public static HeadSchema Classes(string name, int offset, int count) =>
        new(name, HeadKind.Categorical, [.. Enumerable.Range(0, count).Select(i => $"{i}")], offset, count);

    /// <summary>Writes features: in row r and column c the number 1000·r + c.</summary>
    public string WriteFeatures(string name, int columns, int rows) => folder.Write(
        System.IO.Path.Combine("features", $"{name}.npy"),
        NpyBytes.Of(columns, [.. Enumerable.Range(0, rows * columns).Select(i => (1000.0 * (i / columns)) + (i % columns))]));

    public string Write(string name, string text) => folder.Write(name, text);

    public void Delete(string name) => File.Delete(folder.In(name));

    public void Dispose() => folder.Dispose();
}
