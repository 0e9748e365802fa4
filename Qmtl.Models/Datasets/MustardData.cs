using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Models.Datasets;

/// <summary>
/// Utterances in dialogues of television series: whether they are sarcastic (MUStARD, Castro et al., arXiv 1906.01815), and their sentiment and
/// emotion (Chauhan et al., ACL 2020), read from the files of both. A row is an utterance, in the order of <c>sarcasm_data.json</c>.
/// </summary>
public static class MustardData
{
    /// <summary>The constant of <c>Mustard.qmtl</c> that says how many inputs its models take.</summary>
    internal const string WidthConstant = "mustardFeatures";

    /// <summary>Reads all utterances.</summary>
    /// <param name="folder">Holds <c>sarcasm_data.json</c>, <c>sentiment-emotion/mustard-dataset.csv</c> and, for inputs, <c>features</c>.</param>
    /// <param name="schema">
    /// A model whose heads are some of <c>sarcasm</c> (binary), <c>implicitSentiment</c> and <c>explicitSentiment</c> (of 3 classes: negative,
    /// neutral, positive), <c>implicitEmotion</c> and <c>explicitEmotion</c> (of 9 classes: the codes 1 to 9).
    /// </param>
    /// <param name="inputs">What the model is told. Without features of your own these are 223 numbers.</param>
    /// <param name="features">An NPY or CSV file of features of your own: a row for each utterance, in order, of as many numbers as the model takes.</param>
    /// <exception cref="ArgumentException">
    /// The model has another head, or features of your own are given for <see cref="MustardInputs.Speaker"/>: which of them tell the speaker is not known.
    /// </exception>
    /// <exception cref="DataException">
    /// A file is missing, damaged or of another shape, lacks an utterance or holds an unknown code; or the model takes another number of inputs.
    /// </exception>
    public static Dataset Load(string folder, ModelSchema schema, MustardInputs inputs, string? features = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(schema);
        if (features is not null && inputs == MustardInputs.Speaker)
            throw new ArgumentException("Which of your own features tell the speaker is not known. Take all of them, or the features of the folder.", nameof(inputs));
        var file = Path.Combine(folder, "sarcasm_data.json");
        var utterances = MustardUtterance.ReadAll(file);
        var labels = Labels(schema, utterances, MustardLabels.Read(Path.Combine(folder, "sentiment-emotion", "mustard-dataset.csv")));
        return features is null
            ? Dataset.Create(schema, MustardFeatures.Read(Path.Combine(folder, "features"), schema, inputs, utterances.Count), labels)
            : FeatureMatrix.Read(features).WithLabels(schema, WidthConstant, labels, file);
    }

    /// <summary>The folds that MUStARD's authors report on: every utterance is tested in exactly one of five.</summary>
    /// <param name="folder">Holds <c>folds.json</c>: for each fold the rows of <c>train</c> and <c>test</c>, from 0.</param>
    /// <param name="utterances">All utterances, as <see cref="Load"/> reads them.</param>
    /// <exception cref="DataException">
    /// The file is missing or damaged, names a row that there is not or one twice, or its tests do not cover all rows.
    /// </exception>
    public static IReadOnlyList<DatasetFold> Folds(string folder, Dataset utterances)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(utterances);
        return [.. MustardFolds.Read(Path.Combine(folder, "folds.json"), utterances.Rows)
            .Select(fold => new DatasetFold(utterances.Select(fold.Training), utterances.Select(fold.Test)))];
    }

    private static double[] Labels(ModelSchema schema, IReadOnlyList<MustardUtterance> utterances, MustardLabels labels)
    {
        var rows = utterances.Select(labels.Row).ToArray();
        var heads = schema.Heads.Select(head => head.Name switch
        {
            "sarcasm" => [.. utterances.Select(u => u.IsSarcastic ? 1.0 : 0.0)],
            "implicitSentiment" => labels.Sentiments("SENTIMENT_IMPLICIT", rows),
            "explicitSentiment" => labels.Sentiments("SENTIMENT_EXPLICIT", rows),
            "implicitEmotion" => labels.Emotions("EMOTION_IMPLICIT", rows),
            "explicitEmotion" => labels.Emotions("EMOTION_EXPLICIT", rows),
            _ => throw new ArgumentException($"MUStARD has no labels for head '{head.Name}' of {schema.Name}.", nameof(schema)),
        }).ToArray();
        return [.. rows.SelectMany((_, row) => heads.Select(head => head[row]))];
    }
}
