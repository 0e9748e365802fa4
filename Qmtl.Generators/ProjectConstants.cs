using Qmtl.Compiler;
using Qmtl.Compiler.Diagnostics;

namespace Qmtl.Generators;

/// <summary>The property <c>QmtlConstants</c> of a project: numbers for constants of its files.</summary>
/// <param name="Values">What it gives; nothing where it cannot be read.</param>
/// <param name="Mistake">Why it cannot be read; null where it can.</param>
internal sealed record ProjectConstants(ConstantValues Values, string? Mistake)
{
    public static ProjectConstants None { get; } = new(ConstantValues.None, Mistake: null);

    public static ProjectConstants Read(string text)
    {
        try
        {
            return new ProjectConstants(ConstantValues.Parse(text), Mistake: null);
        }
        catch (FormatException exception)
        {
            return new ProjectConstants(ConstantValues.None, exception.Message);
        }
    }

    /// <summary>What is wrong with it: that it cannot be read, or that no file declares what it names.</summary>
    /// <param name="declared">The constants of all files.</param>
    public EquatableArray<Finding> FindMistakes(IEnumerable<string> declared)
    {
        if (Mistake is not null) return EquatableArray.Of(ProjectDiagnostics.MalformedConstants(Mistake));
        if (Values.Values.Count == 0) return default;
        var names = new SortedSet<string>(declared, StringComparer.Ordinal);
        return Values.Values.Where(v => !names.Contains(v.Name)).Select(v => ProjectDiagnostics.UnknownConstant(v.Name, names)).ToEquatableArray();
    }
}
