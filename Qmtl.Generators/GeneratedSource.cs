using Qmtl.Compiler;

namespace Qmtl.Generators;

/// <summary>A class to add to the compilation.</summary>
internal sealed record GeneratedSource(string HintName, string Text)
{
    /// <summary>The classes of a file, without those whose name another file has taken.</summary>
    public static EquatableArray<GeneratedSource> Of(FileCompilation file, HintNames hints, EquatableArray<RepeatedModel> repeated)
    {
        var sources = new List<GeneratedSource>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in file.Classes)
        {
            // Numbered where an earlier model of the file differs in case only: hint names do not tell case apart.
            var wanted = $"{hints[model.Path]}.{model.FullName.Substring(model.FullName.LastIndexOf('.') + 1)}";
            var hint = wanted;
            for (var i = 2; !taken.Add(hint); i++) hint = FormattableString.Invariant($"{wanted}.{i}");
            if (!repeated.Any(r => r.Is(model))) sources.Add(new GeneratedSource($"{hint}.g.cs", model.Text));
        }

        return sources.ToEquatableArray();
    }
}
