using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Lowering;

/// <summary>A real linear combination of Pauli strings, each at most once, and a number.</summary>
internal sealed class ObservableSum
{
    private readonly List<(PauliString Pauli, Scalar Coefficient)> terms = [];
    private readonly Dictionary<PauliString, int> places = [];

    private ObservableSum(Scalar constant) => Constant = constant;

    public Scalar Constant { get; private set; }

    /// <summary>In the order in which they were written.</summary>
    public IReadOnlyList<(PauliString Pauli, Scalar Coefficient)> Terms => terms;

    public static ObservableSum Of(Pauli pauli, int qubit)
    {
        var sum = new ObservableSum(ConstantFolding.Zero);
        sum.Accumulate(new PauliString(EquatableArray.Of(new PauliFactor(qubit, pauli))), ConstantFolding.One);
        return sum;
    }

    public static ObservableSum Of(Scalar constant) => new(constant);

    public ObservableSum Add(ObservableSum other)
    {
        var sum = Map(coefficient => coefficient);
        sum.Constant = ConstantFolding.Combine(ScalarOperator.Add, Constant, other.Constant);
        foreach (var (pauli, coefficient) in other.terms) sum.Accumulate(pauli, coefficient);
        return sum.WithoutZeros();
    }

    /// <summary>The same combination of all parts after a linear map of the coefficients.</summary>
    public ObservableSum Map(Func<Scalar, Scalar> map)
    {
        var sum = new ObservableSum(map(Constant));
        foreach (var (pauli, coefficient) in terms) sum.Accumulate(pauli, map(coefficient));
        return sum;
    }

    /// <summary>The operator product; null where it is not Hermitian.</summary>
    public ObservableSum? Multiply(ObservableSum other)
    {
        var real = new ObservableSum(ConstantFolding.Zero);
        var imaginary = new ObservableSum(ConstantFolding.Zero);
        foreach (var (left, a) in WithConstant())
        {
            foreach (var (right, b) in other.WithConstant())
            {
                var (product, phase) = PauliProduct.Multiply(left, right);
                var coefficient = ConstantFolding.Multiply(a, b);
                (phase % 2 == 0 ? real : imaginary).Accumulate(product, phase < 2 ? coefficient : ConstantFolding.Negate(coefficient));
            }
        }

        return imaginary.WithoutZeros().terms.Count == 0 ? real.WithoutZeros() : null;
    }

    public override string ToString()
    {
        var text = string.Join(" + ", terms.Select(t => t.Pauli.ToString().Replace(" ", "·")));
        return terms.Count == 1 ? text : $"({text})";
    }

    private IEnumerable<(PauliString Pauli, Scalar Coefficient)> WithConstant() =>
        Constant is ConstantScalar { Value: 0 } ? terms : terms.Append((new PauliString(default), Constant));

    private void Accumulate(PauliString pauli, Scalar coefficient)
    {
        if (pauli.Factors.Count == 0)
        {
            Constant = ConstantFolding.Combine(ScalarOperator.Add, Constant, coefficient);
        }
        else if (places.TryGetValue(pauli, out var place))
        {
            terms[place] = (pauli, ConstantFolding.Combine(ScalarOperator.Add, terms[place].Coefficient, coefficient));
        }
        else
        {
            places.Add(pauli, terms.Count);
            terms.Add((pauli, coefficient));
        }
    }

    private ObservableSum WithoutZeros()
    {
        var sum = new ObservableSum(Constant);
        foreach (var (pauli, coefficient) in terms)
        {
            if (coefficient is not ConstantScalar { Value: 0 }) sum.Accumulate(pauli, coefficient);
        }

        return sum;
    }
}
