namespace Qmtl.Cli.Hosting;

/// <summary>The texts of <c>.qmtl</c> files.</summary>
internal static class ModelText
{
    /// <exception cref="InvalidInputException">There is no such file, or it is no text.</exception>
    public static string Read(string path)
    {
        if (Directory.Exists(path)) throw new InvalidInputException($"{path}: this is a folder. Name a .qmtl file in it.");
        if (!File.Exists(path)) throw new InvalidInputException($"{path}: the file does not exist. Check the path.");
        var text = File.ReadAllText(path);
        if (text.AsSpan().IndexOfAny('\0', '\uFFFD') >= 0) throw new InvalidInputException($"{path}: this is not a text file in UTF-8. Name a .qmtl file, or save it as UTF-8.");
        return text;
    }
}
