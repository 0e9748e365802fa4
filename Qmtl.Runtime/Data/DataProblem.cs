using System.Globalization;

namespace Qmtl.Data;

/// <summary>One thing that is wrong with data, and where.</summary>
/// <param name="File">The file; null where the data came from memory.</param>
/// <param name="Line">The line in the file, from 1, as an editor shows it; null where lines have no meaning.</param>
/// <param name="Column">The column, by name and index where both are known; null where the problem is not in one.</param>
/// <param name="Message">What was expected, what was found, and what to do.</param>
public sealed record DataProblem(string? File, int? Line, string? Column, string Message)
{
    /// <summary>The problem in one line: <c>digits.csv:17: column 'odd' (65): …</c>.</summary>
    public override string ToString()
    {
        var line = Line?.ToString(CultureInfo.InvariantCulture);
        var place = (File, line) switch
        {
            (null, null) => "",
            (null, _) => $"line {line}: ",
            (_, null) => $"{File}: ",
            _ => $"{File}:{line}: ",
        };
        return Column is null ? place + Message : $"{place}column {Column}: {Message}";
    }
}
