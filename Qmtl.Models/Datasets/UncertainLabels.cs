namespace Qmtl.Models.Datasets;

/// <summary>What becomes of a label that its source calls uncertain: the policies of CheXpert (Irvin et al., arXiv 1901.07031, section 3.1).</summary>
public enum UncertainLabels
{
    /// <summary>The label is missing: the row does not label that head.</summary>
    Ignore,

    /// <summary>The finding is absent: 0.</summary>
    Zeros,

    /// <summary>The finding is there: 1.</summary>
    Ones,
}
