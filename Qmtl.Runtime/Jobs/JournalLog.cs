namespace Qmtl.Jobs;

/// <summary>The file of a journal's lines. A line that was not written to its end never was: it is cut off.</summary>
internal static class JournalLog
{
    /// <param name="path">The file; it is made where it does not exist.</param>
    /// <param name="read">Takes the lines that there are.</param>
    /// <exception cref="InvalidDataException">A line that is whole cannot be read.</exception>
    public static FileStream Open(string path, Action<IReadOnlyList<JournalEntry>> read)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
            read([.. Lines(path, bytes.AsMemory(0, end))]);
            stream.SetLength(end);
            stream.Position = end;
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The lines that there are by now, while another process may write more.</summary>
    /// <exception cref="InvalidDataException">A line that is whole cannot be read.</exception>
    public static IReadOnlyList<JournalEntry> Read(string path)
    {
        if (!File.Exists(path)) return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return [.. Lines(path, bytes.AsMemory(0, bytes.AsSpan().LastIndexOf((byte)'\n') + 1))];
    }

    private static IEnumerable<JournalEntry> Lines(string path, ReadOnlyMemory<byte> text)
    {
        for (var number = 1; text.Length > 0; number++)
        {
            var length = text.Span.IndexOf((byte)'\n');
            yield return JournalEntry.Read(text[..length]) ?? throw new InvalidDataException($"{path}({number}): the line is damaged.");
            text = text[(length + 1)..];
        }
    }
}
