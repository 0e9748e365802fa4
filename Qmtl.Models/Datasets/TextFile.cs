using Qmtl.Data;

namespace Qmtl.Models.Datasets;

/// <summary>Reads files of text, and says what is wrong where they cannot be read.</summary>
internal static class TextFile
{
    /// <exception cref="DataException">The file cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException(new DataProblem(path, null, null, "there is no such file."), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException(new DataProblem(path, null, null, $"cannot be read: {e.Message}"), e);
        }
    }
}
