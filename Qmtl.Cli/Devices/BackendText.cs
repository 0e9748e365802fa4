using System.Globalization;
using System.Text;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Cli.Devices;

/// <summary>Writes a device as a <c>backend</c> of a <c>.qmtl</c> file.</summary>
internal sealed class BackendText
{
    /// <summary>What Qiskit's first devices called their gates.</summary>
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal) { ["u1"] = "p", ["u3"] = "u" };

    private readonly Calibration calibration;
    private readonly DeviceConfiguration configuration;
    private readonly List<(double T1, double T2)?> times = [];
    private readonly List<string> warnings = [];
    private readonly StringBuilder text = new();

    private BackendText(Calibration calibration, DeviceConfiguration configuration) => (this.calibration, this.configuration) = (calibration, configuration);

    /// <param name="name">The name of the backend.</param>
    /// <returns>The file, and what of the calibration it had to change.</returns>
    public static (string Text, IReadOnlyList<string> Warnings) Write(string name, Calibration calibration, DeviceConfiguration configuration)
    {
        var writer = new BackendText(calibration, configuration);
        writer.Write(name);
        return (writer.text.ToString(), writer.warnings);
    }

    private void Write(string name)
    {
        for (var q = 0; q < calibration.Qubits.Count; q++) times.Add(TimesOf(q));
        text.Append(CultureInfo.InvariantCulture, $"/// {calibration.Name}{(calibration.Date is { } date ? $", calibrated {date}" : "")}. Times are microseconds.\n");
        text.Append(CultureInfo.InvariantCulture, $"backend {name} = simulator {{\n");
        Line(1, $"qubits {configuration.Qubits};");
        Line(1, $"basis {string.Join(", ", configuration.Basis.Select(NameOf).Where(g => BasisGates.TryGet(g, out _)).Distinct())};");
        if (configuration.Coupling is { } pairs) Line(1, $"coupling {string.Join(", ", pairs.Select(p => $"[{p.First}, {p.Second}]"))};");
        Line(1, "noise {");
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var gate in calibration.Gates) Write(gate, known);
        for (var q = 0; q < calibration.Qubits.Count; q++) WriteReadout(q);
        Line(1, "}");
        text.Append("}\n");
    }

    /// <summary>A gate's depolarizing channel, and then the relaxation of its qubits.</summary>
    private void Write(GateCalibration gate, HashSet<string> known)
    {
        var name = NameOf(gate.Gate);
        if (!BasisGates.TryGet(name, out var kind) || !configuration.Basis.Contains(gate.Gate)) return;
        if (GateTable.Get(kind).Qubits != gate.Qubits.Count)
            throw new InvalidInputException($"The properties have '{gate.Gate}' on {gate.Qubits.Count} qubits, and it is a gate of {GateTable.Get(kind).Qubits}. Name a file that belongs together.");

        // A gate that is the same both ways is calibrated once, whichever ways the file lists it.
        IEnumerable<int> qubits = GateTable.Get(kind).IsSymmetric ? gate.Qubits.Order() : gate.Qubits;
        if (!known.Add($"{name} {string.Join(" ", qubits)}")) return;
        if (gate.Error is >= 1) warnings.Add($"{gate} has an error of 1, which says that it does not work: it is written as fully depolarizing.");
        var place = $"after {name} on {string.Join(", ", gate.Qubits)}";
        var relaxing = gate.Qubits.Where(q => gate.Length > 0 && times[q] is not null).ToList();
        var lambda = GateErrors.ToDepolarizing(gate.Error ?? 0, relaxing.Select(q => (times[q]!.Value.T1, times[q]!.Value.T2, gate.Length!.Value)), gate.Qubits.Count);
        if (lambda > 0) Line(2, $"{place} depolarizing_uniform({Number(lambda)});");
        foreach (var q in relaxing)
            Line(2, $"{place} thermal_relaxation({Number(times[q]!.Value.T1)}, {Number(times[q]!.Value.T2)}, {Number(gate.Length!.Value)}){(gate.Qubits.Count > 1 ? $" on {q}" : "")};");
    }

    private void WriteReadout(int qubit)
    {
        if (calibration.Qubits[qubit] is { OneAtZero: { } oneAtZero, ZeroAtOne: { } zeroAtOne }) Line(2, $"readout({Number(oneAtZero)}, {Number(zeroAtOne)}) on {qubit};");
        else warnings.Add($"qubit {qubit} has no readout error: it is written as read without error.");
    }

    /// <summary>T1 and T2, made possible; null where the qubit is not known to relax.</summary>
    private (double T1, double T2)? TimesOf(int qubit)
    {
        if (calibration.Qubits[qubit] is not { T1: > 0 and { } t1 })
        {
            warnings.Add($"qubit {qubit} has no T1: it is written without relaxation.");
            return null;
        }

        if (calibration.Qubits[qubit].T2 is not (> 0 and { } t2))
        {
            warnings.Add($"qubit {qubit} has no T2: the longest that T1 allows is written, 2 * T1.");
            return (t1, 2 * t1);
        }

        if (t2 <= 2 * t1) return (t1, t2);
        warnings.Add($"qubit {qubit} has a T2 of {Short(t2)} us, above 2 * T1 = {Short(2 * t1)} us, which cannot be: 2 * T1 is written.");
        return (t1, 2 * t1);
    }

    private static string NameOf(string gate) => OtherNames.GetValueOrDefault(gate, gate);

    private void Line(int indentation, string line) => text.Append(' ', 4 * indentation).Append(line).Append('\n');

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Short(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
