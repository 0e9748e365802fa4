namespace Qmtl.Data;

/// <summary>Collects problems while data is read, so that a user sees several at once.</summary>
internal sealed class ProblemLog
{
    private readonly List<DataProblem> problems = [];
    private int count;

    public void Add(string? file, int? line, string? column, string message)
    {
        count++;
        if (problems.Count < DataException.Limit) problems.Add(new DataProblem(file, line, column, message));
    }

    public void ThrowIfAny()
    {
        if (count > 0) throw new DataException(problems, count);
    }
}
