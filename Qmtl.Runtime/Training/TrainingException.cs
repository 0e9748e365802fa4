namespace Qmtl.Training;

/// <summary>Training cannot start or go on. The message says what to change.</summary>
public sealed class TrainingException : Exception
{
    /// <summary>Makes an exception with a message for the user.</summary>
    public TrainingException(string message)
        : base(message)
    {
    }
}
