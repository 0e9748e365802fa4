namespace Qmtl.Compiler.Imports;

/// <summary>Paths of imported files, which are written relative to the file that imports them.</summary>
public static class ImportPath
{
    /// <summary>Whether a path is one that can be imported: relative, with <c>/</c> between its parts.</summary>
    public static bool IsWellFormed(string path) =>
        path.Length > 0 && path[0] != '/' && path[path.Length - 1] != '/' && path.IndexOfAny(['\\', ':', '\0']) < 0;

    /// <summary>The path of what a file imports.</summary>
    public static string Resolve(string importing, string path)
    {
        var file = importing.Replace('\\', '/');
        return Normalize(file.Substring(0, file.LastIndexOf('/') + 1) + path);
    }

    /// <summary>The same path with <c>/</c>, without the parts <c>.</c> and, where a folder stands before it, <c>..</c>.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').Split('/'))
        {
            if (part == "." || (part.Length == 0 && parts.Count > 0)) continue;
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not ("" or "..")) parts.RemoveAt(parts.Count - 1);
            else parts.Add(part);
        }

        return string.Join("/", parts);
    }
}
