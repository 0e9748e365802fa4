using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Lowering;

/// <summary>
/// Gives out places in the value vector. The sizes of the later parts are known only at the end, so that each part counts from a base of
/// its own until <see cref="Place(HeadIr)"/> moves it behind the part before it: lets, expectations, steps after them, logits.
/// </summary>
internal sealed class ValueLayout
{
    private const int ExpectationBase = 1 << 28;
    private const int StepBase = 2 << 28;
    private const int LogitBase = 3 << 28;

    private int expectations;
    private int steps;
    private int logits;

    /// <summary>The number of places for inputs, lets and their steps.</summary>
    public int Early { get; private set; }

    public int Total => Early + expectations + steps + logits;

    public int AddEarly(int count) => (Early += count) - count;

    public int AddExpectation() => ExpectationBase + expectations++;

    /// <summary>Places for steps between expectations and logits.</summary>
    public int AddSteps(int count) => StepBase + (steps += count) - count;

    /// <summary>Takes back the last steps, from <paramref name="start"/> on.</summary>
    public void RemoveSteps(int start) => steps = start - StepBase;

    public bool AreLastSteps(int start, int count) => start >= StepBase && start < LogitBase && start - StepBase + count == steps;

    public int AddLogits(int count) => LogitBase + (logits += count) - count;

    public HeadIr Place(HeadIr head) => head with
    {
        Measurements = head.Measurements.Select(m => m with { Value = Place(m.Value) }).ToEquatableArray(),
        Output = head.Output.Select(Place).ToEquatableArray(),
        Logits = Place(head.Logits),
    };

    private ComputationIr Place(ComputationIr computation) => computation switch
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
        >= LogitBase => index - LogitBase + Early + expectations + steps,
        >= StepBase => index - StepBase + Early + expectations,
        >= ExpectationBase => index - ExpectationBase + Early,
        _ => index,
    };
}
