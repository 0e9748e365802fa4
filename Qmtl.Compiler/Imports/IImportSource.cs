namespace Qmtl.Compiler.Imports;

/// <summary>Where the compiler finds the files that a file imports.</summary>
public interface IImportSource
{
    /// <summary>The text of a file; null where there is none.</summary>
    /// <param name="path">Its path, joined from that of the importing file, with <c>/</c> between its parts and none of <c>.</c> and <c>..</c> that can be left out.</param>
    string? Read(string path);
}
