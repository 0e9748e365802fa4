using System.Text.RegularExpressions;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>OpenQASM 3: inputs, registers, gates of stdgates.inc and the builtin U, measurements.</summary>
internal sealed partial class StrictQasm3Reader(Func<string, double> valueOf) : StrictQasmReader
{
    private readonly Dictionary<string, double> inputs = [];

    // What the last comment names, as far as only its elements were declared since.
    private Match tensor = Match.Empty;

    /// <param name="valueOf">The value behind the comment of an input, or behind the name of an element of a tensor.</param>
    public static QasmProgram Read(string text, Func<string, double> valueOf) => new StrictQasm3Reader(valueOf).ReadProgram(text);

    protected override string Header => "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";

    protected override IReadOnlyDictionary<string, (int Angles, int Qubits)> Gates => StandardGateLibrary.Gates;

    protected override bool TryDeclare(string line)
    {
        if (InputDeclaration().Match(line) is { Success: true } input) ReadInput(Fresh(input.Groups[1].Value), input.Groups[3]);
        else if (QubitDeclaration().Match(line) is { Success: true } qubits) DeclareQubits(qubits.Groups[2].Value, qubits.Groups[1].Value);
        else if (BitDeclaration().Match(line) is { Success: true } bits) DeclareBits(bits.Groups[2].Value, bits.Groups[1].Value);
        else return false;
        return true;
    }

    protected override void ReadComment(string comment) => tensor = TensorComment().Match(comment);

    protected override (string Qubit, string Bit)? Measurement(string line) =>
        MeasurementPattern().Match(line) is { Success: true } match ? (match.Groups[2].Value, match.Groups[1].Value) : null;

    protected override double Angle(string text) => new QasmExpression(
        text,
        name => inputs.TryGetValue(name, out var value) ? value : throw new FormatException("Not declared: " + name)).Evaluate();

    protected override string Fresh(string name) => inputs.ContainsKey(name) ? throw new FormatException("Declared twice: " + name) : base.Fresh(name);

    private void ReadInput(string identifier, Group comment)
    {
        if (comment.Success) tensor = Match.Empty;
        inputs.Add(identifier, valueOf(comment.Success ? comment.Value : ElementName(identifier)));
    }

    /// <summary>The element of the tensor above that an identifier ends with the indices of.</summary>
    private string ElementName(string identifier)
    {
        if (!tensor.Success) throw new FormatException("Not an element of a tensor: " + identifier);
        int[] shape = [.. tensor.Groups[2].Value.Split(',').Select(Integer)];
        int[] indices = [.. identifier.TrimEnd('_').Split('_')[^shape.Length..].Select(Integer)];
        return indices.Zip(shape).All(axis => axis.First < axis.Second)
            ? $"{tensor.Groups[1].Value}[{string.Join(',', indices)}]"
            : throw new FormatException("Outside of its tensor: " + identifier);
    }

    [GeneratedRegex(@"^(\S+)\[([1-9]\d*(,[1-9]\d*)*)\]$", RegexOptions.ECMAScript)]
    private static partial Regex TensorComment();

    [GeneratedRegex(@"^input float\[64\] ([A-Za-z_]\w*);( // (.+))?$", RegexOptions.ECMAScript)]
    private static partial Regex InputDeclaration();

    [GeneratedRegex(@"^qubit\[([1-9]\d*)\] ([A-Za-z_]\w*);$", RegexOptions.ECMAScript)]
    private static partial Regex QubitDeclaration();

    [GeneratedRegex(@"^bit\[([1-9]\d*)\] ([A-Za-z_]\w*);$", RegexOptions.ECMAScript)]
    private static partial Regex BitDeclaration();

    [GeneratedRegex(@"^(\S+) = measure (\S+);$")]
    private static partial Regex MeasurementPattern();
}
