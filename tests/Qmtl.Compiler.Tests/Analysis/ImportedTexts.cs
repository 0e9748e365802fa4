using Qmtl.Compiler.Imports;

namespace Qmtl.Compiler.Tests.Analysis;

/// <summary>Files in memory, by their paths.</summary>
internal sealed class ImportedTexts(IReadOnlyDictionary<string, string> files) : IImportSource
{
    public string? Read(string path) => files.GetValueOrDefault(path);
}
