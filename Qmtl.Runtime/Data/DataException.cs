using System.Globalization;

namespace Qmtl.Data;

/// <summary>Data cannot be used. Says everything that is wrong at once, up to <see cref="Limit"/> problems.</summary>
public sealed class DataException : Exception
{
    /// <summary>How many problems one exception lists; more are only counted.</summary>
    public const int Limit = 10;

    /// <summary>An exception about one problem.</summary>
    public DataException(DataProblem problem)
        : this([problem], 1)
    {
    }

    /// <summary>An exception about one problem that was caused by another exception.</summary>
    public DataException(DataProblem problem, Exception innerException)
        : base(problem.ToString(), innerException)
    {
        Problems = [problem];
        ProblemCount = 1;
    }

    internal DataException(IReadOnlyList<DataProblem> problems, int problemCount)
        : base(Describe(problems, problemCount))
    {
        Problems = problems;
        ProblemCount = problemCount;
    }

    /// <summary>The first problems, in the order of the data.</summary>
    public IReadOnlyList<DataProblem> Problems { get; }

    /// <summary>How many problems there are in all, listed or not.</summary>
    public int ProblemCount { get; }

    private static string Describe(IReadOnlyList<DataProblem> problems, int problemCount)
    {
        var lines = string.Join('\n', problems);
        var more = problemCount - problems.Count;
        return more == 0 ? lines : string.Create(CultureInfo.InvariantCulture, $"{lines}\n… and {more} more");
    }
}
