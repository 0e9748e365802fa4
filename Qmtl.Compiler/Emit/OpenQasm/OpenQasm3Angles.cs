using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Writes angles as OpenQASM 3 expressions and remembers the inputs that one program needs for them.</summary>
internal sealed class OpenQasm3Angles(OpenQasmNames identifiers, ModelNames names, IReadOnlyList<double>? parameters) : OpenQasmAngles
{
    private readonly ParameterBinding? binding = parameters is null ? null : new ParameterBinding(parameters);
    private readonly FormulaNotation formulas = new(names);
    private readonly SortedSet<int> usedValues = [];
    private readonly SortedSet<int> usedParameters = [];
    private readonly List<Scalar> usedFormulas = [];
    private readonly HashSet<Scalar> seenFormulas = [];

    public override string Angle(Scalar scalar) => Write(binding is null ? scalar : binding.Apply(scalar));

    public override IEnumerable<string> Declarations()
    {
        foreach (var line in Elements(usedValues, identifiers.Value, names.Value, names.TensorOfValue)) yield return line;
        foreach (var line in Elements(usedParameters, identifiers.Parameter, names.Parameter, names.TensorOfParameter)) yield return line;
        foreach (var formula in usedFormulas) yield return Declare(identifiers.Formula(formula), formulas.Write(formula));
    }

    public override IReadOnlyList<ProgramInput> Inputs()
    {
        var text = new OpenQasm2Angles();
        return
        [
            .. usedValues.Select(v => Input(identifiers.Value(v), new ValueScalar(v))),
            .. usedParameters.Select(p => Input(identifiers.Parameter(p), new ParameterScalar(p))),
            .. usedFormulas.Select(f => Input(identifiers.Formula(f), f)),
        ];

        ProgramInput Input(string name, Scalar scalar) => new(name, scalar, text.Formula(scalar), formulas.Write(scalar));
    }

    protected override Written Value(ValueScalar value)
    {
        usedValues.Add(value.Index);
        return new(identifiers.Value(value.Index), Binding.Atom);
    }

    protected override Written Parameter(ParameterScalar parameter)
    {
        usedParameters.Add(parameter.Index);
        return new(identifiers.Parameter(parameter.Index), Binding.Atom);
    }

    /// <summary>OpenQASM has neither tanh nor relu: whoever runs the program computes the formula and passes the number.</summary>
    protected override Written Call(FunctionScalar call)
    {
        if (seenFormulas.Add(call)) usedFormulas.Add(call);
        return new(identifiers.Formula(call), Binding.Atom);
    }

    /// <summary>The elements of a tensor stand below its name and shape; a number of its own has its name beside it.</summary>
    private static IEnumerable<string> Elements(IEnumerable<int> used, Func<int, string> identifier, Func<int, ElementName> name, Func<int, string?> tensorOf)
    {
        string? last = null;
        foreach (var index in used)
        {
            var tensor = tensorOf(index);
            if (tensor is null)
            {
                yield return Declare(identifier(index), name(index).ToString());
            }
            else
            {
                if (tensor != last) yield return "// " + tensor;
                yield return Declare(identifier(index));
            }

            last = tensor;
        }
    }

    private static string Declare(string identifier) => $"input float[64] {identifier};";

    private static string Declare(string identifier, string meaning) => $"{Declare(identifier)} // {meaning}";

    /// <summary>The formula of an input in the words of the model, for the comment beside its declaration.</summary>
    internal sealed class FormulaNotation(ModelNames names) : ScalarNotation
    {
        protected override Written Constant(double value) => WriteNumber(value);

        protected override Written Value(ValueScalar value) => new(names.Value(value.Index).ToString(), Binding.Atom);

        protected override Written Parameter(ParameterScalar parameter) => new(names.Parameter(parameter.Index).ToString(), Binding.Atom);
    }
}
