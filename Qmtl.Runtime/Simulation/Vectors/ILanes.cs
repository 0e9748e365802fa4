namespace Qmtl.Simulation;

/// <summary>What the lanes of a vector are: known to the JIT compiler.</summary>
internal interface ILanes
{
    /// <summary>Whether they are amplitudes of one sample, or samples.</summary>
    static abstract bool AreAmplitudes { get; }
}

/// <summary>Each lane is a sample.</summary>
internal readonly struct SampleLane : ILanes
{
    public static bool AreAmplitudes => false;
}

/// <summary>Each lane is a slice of the state of one sample.</summary>
internal readonly struct AmplitudeLane : ILanes
{
    public static bool AreAmplitudes => true;
}
