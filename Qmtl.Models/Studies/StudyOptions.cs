namespace Qmtl.Models.Studies;

/// <summary>What can be chosen from the command line.</summary>
/// <param name="Seeds">How many times to train each model: with the seeds 1, 2, …</param>
/// <param name="Epochs">How often each training goes through the data.</param>
/// <param name="Output">The folder in which a folder for this study is made.</param>
public sealed record StudyOptions(int Seeds = 3, int Epochs = 40, string Output = "runs");
