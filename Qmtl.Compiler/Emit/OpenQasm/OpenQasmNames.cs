using System.Globalization;
using System.Text;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Identifiers that are legal in OpenQASM, different from each other, and the same in every program of a model.</summary>
internal sealed class OpenQasmNames
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> values = [];
    private readonly Dictionary<int, string> parameters = [];
    private readonly Dictionary<Scalar, string> formulas = [];
    private readonly string[] qubits;
    private readonly ModelNames names;
    private readonly OpenQasmVersion version;

    public OpenQasmNames(ModelIr model, ModelNames names, OpenQasmVersion version)
    {
        this.names = names;
        this.version = version;
        qubits = new string[model.Qubits];
        var registers = new List<KeyValuePair<string, int>>();
        foreach (var register in model.Registers)
        {
            var identifier = Claim(register.Name);
            registers.Add(new(identifier, register.Size));
            for (var i = 0; i < register.Size; i++) qubits[register.FirstQubit + i] = FormattableString.Invariant($"{identifier}[{i}]");
        }

        Registers = registers;
        Bits = Claim("c");
    }

    /// <summary>The quantum registers and their sizes.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Registers { get; }

    /// <summary>The register of measured bits.</summary>
    public string Bits { get; }

    /// <summary><c>q[0]</c>.</summary>
    public string Qubit(int qubit) => qubits[qubit];

    /// <summary><c>shared_3</c>.</summary>
    public string Value(int index) => Once(values, index, () => Join(names.Value(index)));

    /// <summary><c>odd_theta_0_1_0</c>.</summary>
    public string Parameter(int index) => Once(parameters, index, () => Join(names.Parameter(index)));

    /// <summary><c>angle_0</c>: a number that stands for a formula OpenQASM cannot express.</summary>
    public string Formula(Scalar scalar) => Once(formulas, scalar, () => FormattableString.Invariant($"angle_{formulas.Count}"));

    private string Once<TKey>(Dictionary<TKey, string> claimed, TKey key, Func<string> wanted)
        where TKey : notnull
    {
        if (!claimed.TryGetValue(key, out var name)) claimed.Add(key, name = Claim(wanted()));
        return name;
    }

    private string Claim(string wanted)
    {
        var name = version.Identifier(Plain(wanted));
        while (version.Reserves(name) || !taken.Add(name)) name += "_";
        return name;
    }

    private static string Join(ElementName name)
    {
        var parts = name.Indices.Select(i => i.ToString(CultureInfo.InvariantCulture)).Prepend(name.Name);
        return string.Join("_", name.Owner is null ? parts : parts.Prepend(name.Owner));
    }

    /// <summary>Letters outside ASCII are legal, but not every reader takes them: they are written as their code, brackets as underscores.</summary>
    private static string Plain(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            if (character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_') text.Append(character);
            else if (character == '[') text.Append('_');
            else if (character != ']') text.Append('u').Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
