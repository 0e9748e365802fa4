namespace Qmtl.Cli;

/// <summary>The input of a command is wrong; the message says what and what to do.</summary>
public sealed class InvalidInputException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>The command line parses, but does not fit what it is applied to.</summary>
public sealed class WrongUsageException(string message) : Exception(message);
