using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Lowering;

/// <summary>A head while it is lowered.</summary>
internal sealed class HeadBuilder(int index, string displayName, int logitCount)
{
    private readonly Dictionary<PauliString, int> places = [];

    public int Index => index;

    public string DisplayName => displayName;

    public int LogitCount => logitCount;

    public List<OperationIr> Gates { get; } = [];

    public List<MeasurementIr> Measurements { get; } = [];

    public List<ComputationIr> Output { get; } = [];

    /// <summary>Whether its gates are done and its logits are lowered now.</summary>
    public bool IsMeasured { get; set; }

    /// <summary>The expectation of an observable; each Pauli string is measured once.</summary>
    public Scalar Expectation(ObservableSum observable, ValueLayout layout)
    {
        var sum = ConstantFolding.Zero;
        foreach (var (pauli, coefficient) in observable.Terms)
        {
            if (!places.TryGetValue(pauli, out var place))
            {
                places.Add(pauli, place = layout.AddExpectation());
                Measurements.Add(new MeasurementIr(pauli, place));
            }

            var value = new ValueScalar(place);
            sum = ScalarAlgebra.Add(sum, coefficient is ConstantScalar c ? ScalarAlgebra.Scale(c.Value, value) : ConstantFolding.Multiply(coefficient, value));
        }

        return ConstantFolding.Combine(ScalarOperator.Add, sum, observable.Constant);
    }
}
