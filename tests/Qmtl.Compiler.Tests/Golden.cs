using System.Text;

namespace Qmtl.Compiler.Tests;

/// <summary>
/// Compares what a stage prints for a sample with the approved file beside the sample: <c>Samples/{sample}/main.{stage}.approved.txt</c>.
/// To accept a change, run the tests with the environment variable <c>QMTL_APPROVE=1</c>, then read the difference before committing it.
/// </summary>
internal static class Golden
{
    /// <summary>Whether what is printed is accepted, and not compared.</summary>
    public static bool IsApproving { get; } = Environment.GetEnvironmentVariable("QMTL_APPROVE") == "1";

    public static void Match(Sample sample, string stage, string text) => Match(sample.Folder, $"main.{stage}", text);

    /// <summary>Compares with <c>{folder}/{name}.approved.txt</c>.</summary>
    public static void Match(string folder, string name, string text)
    {
        var approved = Path.Combine(folder, $"{name}.approved.txt");
        if (IsApproving) File.WriteAllText(approved, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        text.ShouldMatchApproved(options => options
            .NoDiff()
            .WithFilenameGenerator((_, _, type, extension) => Path.Combine(folder, $"{name}.{type}.{extension}")));
    }
}
