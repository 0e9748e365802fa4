namespace Qmtl.Simulation;

/// <summary>cos φ and sin φ of each sample.</summary>
internal readonly record struct SampleAngle<TVector>(TVector Cosine, TVector Sine);
