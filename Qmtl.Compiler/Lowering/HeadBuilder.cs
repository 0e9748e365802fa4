using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Lowering;

/// <summary>A head while it is lowered.</summary>
/// <param name="state">What is measured of the shared state already, which a head without gates of its own sees.</param>
/// <param name="layout">Where the values of the model lie.</param>
internal sealed class HeadBuilder(int index, string displayName, int logitCount, SharedExpectations state, ValueLayout layout)
{
    private readonly HashSet<int> measured = [];
    private SharedExpectations? own;

    public int Index => index;

    public string DisplayName => displayName;

    public int LogitCount => logitCount;

    public List<OperationIr> Gates { get; } = [];

    public List<MeasurementIr> Measurements { get; } = [];

    public List<ComputationIr> Output { get; } = [];

    /// <summary>Whether its gates are done and its logits are lowered now.</summary>
    public bool IsMeasured { get; set; }

    private SharedExpectations State => own ??= Gates.Count == 0 ? state : new SharedExpectations(layout);

    /// <summary>The expectation of an observable; each Pauli string is listed once.</summary>
    public Scalar Expectation(ObservableSum observable)
    {
        var sum = ConstantFolding.Zero;
        foreach (var (pauli, coefficient) in observable.Terms)
        {
            var measurement = State.Measure(pauli);
            if (measured.Add(measurement.Value)) Measurements.Add(measurement);
            var value = new ValueScalar(measurement.Value);
            sum = ScalarAlgebra.Add(sum, coefficient is ConstantScalar c ? ScalarAlgebra.Scale(c.Value, value) : ConstantFolding.Multiply(coefficient, value));
        }

        return ConstantFolding.Combine(ScalarOperator.Add, sum, observable.Constant);
    }
}
