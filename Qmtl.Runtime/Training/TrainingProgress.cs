namespace Qmtl.Training;

/// <summary>Where training stands, reported after every step, on the thread that trains.</summary>
/// <param name="Epoch">The current epoch, from 0.</param>
/// <param name="Epochs">How many are planned.</param>
/// <param name="Step">How many steps of the epoch are done.</param>
/// <param name="StepsPerEpoch">How many it has.</param>
/// <param name="TrainLoss">The mean loss over the epoch so far.</param>
/// <param name="Completed">The epoch's results, after its last step; else null.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, int Step, int StepsPerEpoch, double TrainLoss, EpochResult? Completed);
