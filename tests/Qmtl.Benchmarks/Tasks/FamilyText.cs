using System.Reflection;

namespace Qmtl.Benchmarks.Tasks;

/// <summary>The family model as people write it, for one number of tasks.</summary>
internal static class FamilyText
{
    private const string Instance = "model Family";

    /// <summary>The file without its instances of the model but one.</summary>
    public static string Of(int tasks)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Family.qmtl")!);
        var own = FormattableString.Invariant($"{Instance}{tasks} ");
        return string.Concat(reader.ReadToEnd().Split('\n').Where(line => !IsInstance(line) || line.StartsWith(own, StringComparison.Ordinal)).Select(line => $"{line}\n"));
    }

    private static bool IsInstance(string line) =>
        line.StartsWith(Instance, StringComparison.Ordinal) && line.Contains('=', StringComparison.Ordinal);
}
