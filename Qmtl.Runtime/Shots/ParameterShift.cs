using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;
using Qmtl.Simulation;

namespace Qmtl.Shots;

/// <summary>
/// Derivatives with respect to the angles of circuits from evaluations with shifted angles, which is all that a device can do. The derivatives of the
/// expectations of a chunk are computed once, and serve the backward passes of all heads.
/// </summary>
internal sealed class ParameterShift<TModel, T>
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workspace<T> workspace;
    private readonly ShiftSchedule schedule;
    private readonly bool isSampled = TModel.Schema.Shots is not null;
    private readonly LaneBuffer<T> derivatives;
    private readonly LaneBuffer<T> values;
    private readonly LaneBuffer<T> angles;
    private bool isKnown;

    public ParameterShift(Workspace<T> workspace, ShiftSchedule schedule)
    {
        this.workspace = workspace;
        this.schedule = schedule;
        derivatives = new LaneBuffer<T>(schedule.Derivatives);
        values = new LaneBuffer<T>(workspace.Values.Length);
        angles = new LaneBuffer<T>(schedule.Members.Length);
    }

    /// <summary>The memory that it takes, in bytes.</summary>
    public static long Bytes(WorkspaceLayout layout, ShiftSchedule schedule) =>
        ((long)schedule.Derivatives + layout.Values + schedule.Members.Length) * Vector512<byte>.Count;

    /// <summary>There was a new forward pass.</summary>
    public void Forget() => isKnown = false;

    /// <summary>The vector-Jacobian product of the last forward pass, as <see cref="IModel.Backward{T}"/>.</summary>
    public void Backward(ReadOnlySpan<T> parameters, Span<T> gradient)
    {
        if (!isKnown) Differentiate();
        TModel.ComputeLogitsBackward(parameters, workspace, gradient);

        // Shots are taken of what is read, so that their means are differentiated; exact expectations are differentiated as they are measured.
        if (!isSampled) TModel.ReadExpectationsBackward(workspace);
        foreach (var member in schedule.Members)
        {
            var own = derivatives.Span.Slice(member.First, member.Angles.Length * member.Targets.Length);
            for (var k = 0; k < member.Angles.Length; k++)
            {
                ref var total = ref workspace.AngleGradients[member.Angles[k]];
                for (var t = 0; t < member.Targets.Length; t++)
                    total = Lanes.MultiplyAdd(workspace.ValueGradients[member.Targets[t]], own[(k * member.Targets.Length) + t], total);
            }
        }

        TModel.ComputeAnglesBackward(parameters, workspace, gradient);
    }

    private void Differentiate()
    {
        var draws = workspace.Shots;
        derivatives.Span.Clear();
        workspace.Values.CopyTo(values.Span);
        for (var (k, circuit) = (0, 0); k < schedule.Rounds.Length; k++)
        {
            for (var term = 0; term < schedule.Rounds[k]; term++)
            {
                Shift(k, term);
                workspace.Shots = draws with { Circuit = ++circuit };
                TModel.PrepareTables(workspace);
                TModel.RunCircuits(workspace);
                if (isSampled) TModel.ReadExpectations(workspace);
                Add(k, term);
            }
        }

        values.Span.CopyTo(workspace.Values);
        workspace.Shots = draws;
        TModel.PrepareTables(workspace);
        isKnown = true;
    }

    private void Shift(int k, int term)
    {
        for (var m = 0; m < schedule.Members.Length; m++)
        {
            var member = schedule.Members[m];
            if (!TakesPart(member, k, term)) continue;
            angles.Span[m] = workspace.Angles[member.Angles[k]];
            Angles.Set(workspace, member.Angles[k], angles.Span[m] + Lanes.Constant<T>(ShiftRule.Term(member.Degrees[k], term).Shift));
        }
    }

    /// <summary>Adds a term to the derivatives, and takes the shift back.</summary>
    private void Add(int k, int term)
    {
        for (var m = 0; m < schedule.Members.Length; m++)
        {
            var member = schedule.Members[m];
            if (!TakesPart(member, k, term)) continue;
            var coefficient = Lanes.Constant<T>(ShiftRule.Term(member.Degrees[k], term).Coefficient);
            var own = derivatives.Span.Slice(member.First + (k * member.Targets.Length), member.Targets.Length);
            for (var t = 0; t < own.Length; t++) own[t] = Lanes.MultiplyAdd(coefficient, workspace.Values[member.Targets[t]], own[t]);
            Angles.Set(workspace, member.Angles[k], angles.Span[m]);
        }
    }

    private static bool TakesPart(ShiftSchedule.Member member, int k, int term) =>
        k < member.Angles.Length && term < ShiftRule.CountTerms(member.Degrees[k]);
}
