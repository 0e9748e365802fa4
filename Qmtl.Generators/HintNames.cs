using Qmtl.Compiler;

namespace Qmtl.Generators;

/// <summary>What the generated files of each <c>.qmtl</c> file are called after: its path in the project.</summary>
/// <param name="Files">In the order of their paths.</param>
internal sealed record HintNames(EquatableArray<FileHint> Files)
{
    /// <summary>Names that differ by more than case, which the C# compiler does not tell apart in them.</summary>
    public static HintNames Of(IEnumerable<string> paths, string projectDirectory)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new List<FileHint>();
        foreach (var path in paths.OrderBy(p => p, StringComparer.Ordinal))
        {
            var wanted = Relative(path, projectDirectory);
            var hint = wanted;
            for (var i = 2; !taken.Add(hint); i++) hint = FormattableString.Invariant($"{wanted}({i})");
            files.Add(new FileHint(path, hint));
        }

        return new HintNames(files.ToEquatableArray());
    }

    public string this[string path] => Files.First(f => f.Path == path).Hint;

    /// <summary>The path relative to the project, without extension, so that files of one name in different folders stay apart.</summary>
    private static string Relative(string path, string projectDirectory)
    {
        var (file, directory) = (Normalize(path), Normalize(projectDirectory).TrimEnd('/') + "/");
        var relative = directory.Length > 1 && file.StartsWith(directory, StringComparison.Ordinal) ? file.Substring(directory.Length) : file;
        var extension = relative.LastIndexOf('.');
        return string.Join("/", relative.Substring(0, extension).Split('/').Where(part => part.Length > 0).Select(ToHintPart));
    }

    private static string Normalize(string path) => path.Replace('\\', '/');

    /// <summary>Hint names allow few characters besides letters and digits, and no <c>..</c> between slashes. Different parts stay different.</summary>
    private static string ToHintPart(string part) =>
        part == ".." ? "_up_" : string.Concat(part.Select(c => IsAllowed(c) ? c.ToString() : FormattableString.Invariant($"_u{(int)c:x4}_")));

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || ".,-+_ ()[]{}".IndexOf(c) >= 0;
}

/// <summary>A file and what is generated from it is called after.</summary>
internal sealed record FileHint(string Path, string Hint);
