namespace Qmtl.Jobs;

/// <summary>What to type to go on with jobs.</summary>
public static class ResumeCommand
{
    /// <param name="folder">The folder of the journal.</param>
    public static string Of(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return $"qmtl jobs resume {(folder.Contains(' ', StringComparison.Ordinal) ? $"\"{folder}\"" : folder)}";
    }
}
