namespace Qmtl.Cli.Tests;

/// <summary>A folder for the files of one test, deleted after it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("qmtl-").FullName;

    public string Path { get; }

    /// <summary>The path of a file in the folder, written with the text.</summary>
    public string Write(string name, string text)
    {
        var path = In(name);
        File.WriteAllText(path, text);
        return path;
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
