using Qmtl.Training;

namespace Qmtl.Models.Studies;

/// <summary>Where one of several trainings stands.</summary>
/// <param name="Run">Its index among the runs of the study.</param>
/// <param name="Training">Where it stands.</param>
public readonly record struct StudyProgress(int Run, TrainingProgress Training);
