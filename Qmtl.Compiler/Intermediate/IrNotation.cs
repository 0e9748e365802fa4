using System.Globalization;

namespace Qmtl.Compiler.Intermediate;

/// <summary>Writes scalars, gates and observables of a model in the words of the language, for people to read.</summary>
public sealed class IrNotation(ModelIr model) : ScalarNotation
{
    private readonly ModelNames names = new(model);

    /// <summary><c>ry(pi * x[0]) q[0]</c>.</summary>
    /// <param name="wires">The qubit of the model that each qubit of the gate stands for; null where it is that qubit itself.</param>
    public string Write(GateIr gate, IReadOnlyList<int>? wires = null)
    {
        var angles = gate.Angles.Count == 0 ? "" : "(" + string.Join(", ", gate.Angles.Select(Write)) + ")";
        return GateTable.Get(gate.Kind).Name + angles + " " + string.Join(", ", gate.Qubits.Select(q => Qubit(q, wires)));
    }

    /// <summary><c>z(q[0]) * z(q[1])</c>.</summary>
    public string Write(PauliString observable, IReadOnlyList<int>? wires = null) =>
        string.Join(" * ", observable.Factors.Select(f => (f.Pauli switch { Pauli.X => "x", Pauli.Y => "y", _ => "z" }) + "(" + Qubit(f.Qubit, wires) + ")"));

    public string Qubit(int qubit, IReadOnlyList<int>? wires = null) => names.Qubit(wires is null ? qubit : wires[qubit]);

    protected override Written Constant(double value)
    {
        if (PiFraction.Of(value) is not { } fraction) return new(value.ToString("R", CultureInfo.InvariantCulture), value < 0 ? Binding.Sign : Binding.Atom);
        var multiple = fraction.Numerator switch
        {
            1 => "pi",
            -1 => "-pi",
            var numerator => FormattableString.Invariant($"{numerator} * pi"),
        };
        if (fraction.Denominator != 1) return new(FormattableString.Invariant($"{multiple} / {fraction.Denominator}"), Binding.Product);
        return new(multiple, fraction.Numerator switch { 1 => Binding.Atom, -1 => Binding.Sign, _ => Binding.Product });
    }

    protected override Written Value(ValueScalar value) => new(names.Value(value.Index).ToString(), Binding.Atom);

    protected override Written Parameter(ParameterScalar parameter) => new(names.Parameter(parameter.Index).ToString(), Binding.Atom);
}
