namespace Qmtl.Jobs;

/// <summary>Jobs did not end as they should. The message says what became of them and what to do next.</summary>
/// <param name="message">What happened.</param>
/// <param name="innerException">Why.</param>
public sealed class JobsException(string message, Exception? innerException = null) : Exception(message, innerException);
