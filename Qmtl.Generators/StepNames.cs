namespace Qmtl.Generators;

/// <summary>The names of the tracked steps of <see cref="QmtlGenerator"/>.</summary>
public static class StepNames
{
    public const string ProjectDirectory = nameof(ProjectDirectory);
    public const string Constants = nameof(Constants);
    public const string Files = nameof(Files);
    public const string Units = nameof(Units);
    public const string Compiled = nameof(Compiled);
    public const string HintNames = nameof(HintNames);
    public const string RepeatedModels = nameof(RepeatedModels);
    public const string MistakenConstants = nameof(MistakenConstants);
    public const string Sources = nameof(Sources);
    public const string Diagnostics = nameof(Diagnostics);

    public static IReadOnlyList<string> All { get; } =
        [ProjectDirectory, Constants, Files, Units, Compiled, HintNames, RepeatedModels, MistakenConstants, Sources, Diagnostics];
}
