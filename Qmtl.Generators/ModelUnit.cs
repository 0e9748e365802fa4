using System.Collections.Immutable;
using Qmtl.Compiler;
using Qmtl.Compiler.Imports;

namespace Qmtl.Generators;

/// <summary>A file and the texts of all that it imports, by value: what its code depends on.</summary>
internal sealed record ModelUnit(ModelFile File, EquatableArray<ImportedText> Imports) : IImportSource
{
    public static ModelUnit Gather(ModelFile file, ImmutableArray<ModelFile> files)
    {
        if (file.Imports.Count == 0) return new ModelUnit(file, default);
        var byPath = files.GroupBy(f => ImportPath.Normalize(f.Path), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var texts = new List<ImportedText>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(file.Imports);
        while (open.Count > 0)
        {
            var path = open.Dequeue();
            if (!seen.Add(path) || !byPath.TryGetValue(path, out var found) || found.Text is null) continue;
            texts.Add(new ImportedText(path, found.Text));
            foreach (var next in found.Imports) open.Enqueue(next);
        }

        return new ModelUnit(file, texts.ToEquatableArray());
    }

    public string? Read(string path) => Imports.FirstOrDefault(import => import.Path == path)?.Text;
}

/// <summary>An imported file by value.</summary>
internal sealed record ImportedText(string Path, string Text);
