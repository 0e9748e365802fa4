using System.Globalization;
using System.Text;

namespace Qmtl.Files;

/// <summary>
/// Writes files that are always whole: into a temporary file beside the target, flushed to disk, then renamed over it. When the process is killed, or
/// the disk is full, the target is what it was before.
/// </summary>
public static class AtomicFile
{
    private const string Extension = ".tmp";

    /// <summary>Replaces a file by what <paramref name="write"/> writes.</summary>
    /// <param name="path">The target. Its folder must exist.</param>
    /// <param name="write">Writes the content. When it throws, the target stays as it is.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder must not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var target = Path.GetFullPath(path);
        var temporary = $"{target}.{Environment.ProcessId}-{Guid.NewGuid():N}{Extension}";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            // A file that only its owner may read stays so.
            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Deletes what processes that were killed while they wrote this file left beside it. Only where no other process writes it now.</summary>
    /// <param name="path">The target.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be deleted.</exception>
    internal static void DeleteLeftovers(string path)
    {
        var target = Path.GetFullPath(path);
        var prefix = $"{target}.";
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, $"*{Extension}"))
        {
            if (file.StartsWith(prefix, StringComparison.Ordinal) && IsTemporary(file.AsSpan()[prefix.Length..^Extension.Length])) File.Delete(file);
        }
    }

    /// <summary>Whether this is the process and the identifier that <see cref="Write"/> puts into the name of its temporary file.</summary>
    private static bool IsTemporary(ReadOnlySpan<char> name)
    {
        var dash = name.IndexOf('-');
        return dash > 0 && uint.TryParse(name[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out _) && Guid.TryParseExact(name[(dash + 1)..], "N", out _);
    }

    /// <summary>Replaces a file by a text in UTF-8, without byte order mark.</summary>
    /// <param name="path">The target. Its folder must exist.</param>
    /// <param name="text">The content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder must not be written.</exception>
    public static void WriteAllText(string path, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Write(path, stream => stream.Write(bytes));
    }
}
