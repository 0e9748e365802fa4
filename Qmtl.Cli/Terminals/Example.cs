namespace Qmtl.Cli.Terminals;

/// <summary>A command line that help shows, and what it does.</summary>
/// <param name="CommandLine">Complete, starting with <c>qmtl</c>.</param>
internal sealed record Example(string CommandLine, string Explanation);
