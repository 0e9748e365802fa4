namespace Qmtl.Models.Datasets;

/// <summary>What a model is told of an utterance of MUStARD.</summary>
public enum MustardInputs
{
    /// <summary>What is said, in which context, by whom, and how the words are rated by a lexicon.</summary>
    All,

    /// <summary>Who says it, and 0 for all else: the control that shows what the same model learns from the speaker alone.</summary>
    Speaker,
}
