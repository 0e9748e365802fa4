using Qmtl.Files;

namespace Qmtl.Cli;

/// <summary>Writes the files that a user names.</summary>
internal static class OutputFile
{
    /// <exception cref="InvalidInputException">The path is a folder, or its folder does not exist.</exception>
    public static void Write(string path, string text)
    {
        if (Directory.Exists(path)) throw new InvalidInputException($"{path} is a folder. Name a file with --output.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
            throw new InvalidInputException($"{path}: the folder {folder} does not exist. "
                + "Create it first, or choose another with --output.");
        AtomicFile.WriteAllText(path, text);
    }
}
