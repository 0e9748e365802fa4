using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Lowering;

/// <summary>
/// Gives out places in the value vector: inputs, lets and their steps, expectations, steps after them, logits. How long a part is, is known
/// only at the end, so each counts from a base of its own until <c>Place</c> moves it behind the part before it.
/// </summary>
internal sealed class ValueLayout
{
    private const int LetBase = 1 << 28;
    private const int ExpectationBase = 2 << 28;
    private const int StepBase = 3 << 28;
    private const int LogitBase = 4 << 28;

    private int inputs;
    private int lets;
    private int expectations;
    private int steps;
    private int logits;
    private readonly Dictionary<int, MeasurementIr> measurements = [];

    /// <summary>How many expectations there are so far.</summary>
    public int Expectations => expectations;

    public int Total => inputs + lets + expectations + steps + logits;

    /// <summary>Where the next let would lie.</summary>
    public int NextLet => LetBase + lets;

    public int AddInput(int count) => (inputs += count) - count;

    /// <summary>Places for lets and the steps to them.</summary>
    public int AddLet(int count) => LetBase + (lets += count) - count;

    public int AddExpectation() => ExpectationBase + expectations++;

    /// <summary>Places for steps between expectations and logits.</summary>
    public int AddSteps(int count) => StepBase + (steps += count) - count;

    /// <summary>Takes back the last steps, from <paramref name="start"/> on.</summary>
    public void RemoveSteps(int start) => steps = start - StepBase;

    public bool AreLastSteps(int start, int count) => start >= StepBase && start < LogitBase && start - StepBase + count == steps;

    public int AddLogits(int count) => LogitBase + (logits += count) - count;

    public HeadIr Place(HeadIr head) => head with
    {
        Gates = head.Gates.Select(Place).ToEquatableArray(),
        Measurements = head.Measurements.Select(Place).ToEquatableArray(),
        Output = head.Output.Select(Place).ToEquatableArray(),
        Logits = Place(head.Logits),
    };

    /// <summary>What several heads measure stays one object, so that their lists compare quickly.</summary>
    private MeasurementIr Place(MeasurementIr measurement)
    {
        if (!measurements.TryGetValue(measurement.Value, out var placed))
            measurements.Add(measurement.Value, placed = measurement with { Value = Place(measurement.Value) });
        return placed;
    }

    public LetIr Place(LetIr let) => let with { Offset = Place(let.Offset) };

    public OperationIr Place(OperationIr operation) =>
        operation is GateIr { Angles.Count: > 0 } gate ? gate with { Angles = gate.Angles.Select(Place).ToEquatableArray() } : operation;

    public ComputationIr Place(ComputationIr computation) => computation switch
    {
        MapIr map => map with { Output = Place(map.Output), Body = Place(map.Body) },
        AffineIr affine => affine with { Input = Place(affine.Input), Output = Place(affine.Output) },
        _ => throw new InvalidOperationException($"No layout is known for {computation.GetType().Name}."),
    };

    private Scalar Place(Scalar scalar) => scalar switch
    {
        ValueScalar value => value with { Index = Place(value.Index) },
        FunctionScalar function => function with { Operand = Place(function.Operand) },
        BinaryScalar binary => binary with { Left = Place(binary.Left), Right = Place(binary.Right) },
        _ => scalar,
    };

    private int Place(int index) => index switch
    {
        >= LogitBase => index - LogitBase + inputs + lets + expectations + steps,
        >= StepBase => index - StepBase + inputs + lets + expectations,
        >= ExpectationBase => index - ExpectationBase + inputs + lets,
        >= LetBase => index - LetBase + inputs,
        _ => index,
    };
}
