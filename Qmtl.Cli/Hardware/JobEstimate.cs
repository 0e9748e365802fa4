using System.Globalization;
using System.Text;
using Qmtl.Backends;
using Qmtl.Cli.Plans;
using Qmtl.Compiler.Text;
using Qmtl.Jobs;

namespace Qmtl.Cli.Hardware;

/// <summary>What a plan takes: circuits, shots, jobs, and what the service says that they cost.</summary>
internal static class JobEstimate
{
    // Who only wants to know the cost does not wait as long as a job is worth.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static string Describe(JobPlan plan, IQuantumService service, int rows, int circuitsPerRow)
    {
        var text = new StringBuilder();
        var executions = plan.Jobs.Sum(j => (long)j.Count * j.Shots);
        text.Append(CultureInfo.InvariantCulture, $"{service.Name}, {plan.Target}\n");
        text.Append(CultureInfo.InvariantCulture, $"{Counted.Of(rows, "row")}, {Counted.Of(circuitsPerRow, "circuit")} each: {Counted.Of(plan.Circuits.Count, "circuit")} of ");
        text.Append(CultureInfo.InvariantCulture, $"{Counted.Of(plan.Circuits.Max(c => c.Program.QubitCount), "qubit")} and up to {Counted.Of(plan.Circuits.Max(c => c.Program.GateCount), "gate")}\n");
        text.Append(CultureInfo.InvariantCulture, $"{NumberText.Of((long)plan.Shots)} shots each: {NumberText.Of(executions)} executions in {Counted.Of(plan.Jobs.Count, "job")}\n");
        return text.ToString();
    }

    /// <summary>What the service says of the cost, as a line.</summary>
    /// <exception cref="ServiceException">The service refuses to say it.</exception>
    public static async Task<string> CostAsync(JobPlan plan, IQuantumService service, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var (sum, unit) = (0.0, "");
            for (var job = 0; job < plan.Jobs.Count; job++)
            {
                if (await service.EstimateAsync(plan.Request(job, 1), patience.Token) is not { } cost) return $"{service.Name} does not tell costs beforehand.\n";
                (sum, unit) = (sum + cost.Amount, cost.Unit);
            }

            return string.Create(CultureInfo.InvariantCulture, $"cost by {service.Name}'s estimate: {sum:0.##} {unit}\n");
        }
        catch (ServiceException e) when (e.Failure != ServiceFailure.Refused)
        {
            return $"The cost is not known: {e.Message}.\n";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"The cost is not known: {service.Name} gave no answer within {Patience.TotalSeconds:0} s.\n";
        }
    }
}
