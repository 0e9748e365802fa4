using System.Text.RegularExpressions;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Reference;
using Qmtl.Compiler.Tests.Targets;
using Qmtl.OpenQasm;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>Exported programs, read and executed by what others wrote: expectations are those of the model by textbook matrices.</summary>
/// <remarks>The reader of OpenQASM 3 knows gates that <c>stdgates.inc</c> lacks; that names are in it, the strict readers see to.</remarks>
public sealed partial class IndependentReaderTests
{
    private const int Shots = 4000;

    [SkippableFact]
    public void OpenQASM_3_is_compiled_and_gives_the_state() => CheckStates("qsharp-state", Bound(OpenQasmFlavor.OpenQasm3, 8), 2e-3);

    [SkippableFact]
    public void OpenQASM_3_for_machines_is_compiled_and_gives_the_state() =>
        CheckStates("qsharp-state", [.. Bound(OpenQasmFlavor.IonQ, 5), .. Bound(OpenQasmFlavor.Ibm, 5)], 2e-3);

    [SkippableFact]
    public void OpenQASM_2_is_read_and_gives_the_state() => CheckStates("quantum-circuit", Bound(OpenQasmFlavor.OpenQasm2, 25), 1e-9);

    [SkippableFact]
    public void Counts_give_expectations_within_their_errors()
    {
        var cases = Bound(OpenQasmFlavor.IonQ, 2);
        var answers = IndependentReaders.Read(cases.Select(c => new IndependentReaders.Request("qsharp-counts", c.Text, Shots)));
        foreach (var (test, answer) in cases.Zip(answers))
        {
            answer.Error.ShouldBeNull(test.Text);
            answer.Counts.Values.Sum().ShouldBe(Shots);
            foreach (var (value, expected) in test.Expected)
            {
                var mean = answer.Counts.Sum(c => c.Value * (value.Bits.Count(b => c.Key[b] == '1') % 2 == 0 ? 1.0 : -1.0)) / Shots;
                var error = Math.Sqrt(Math.Max(0, 1 - (expected * expected)) / Shots);
                mean.ShouldBe(expected, (6 * error) + (3.0 / Shots));
            }
        }
    }

    [SkippableFact]
    public void OpenQASM_3_with_inputs_is_compiled()
    {
        string[] names = ["Digits", "Kitchen", "Language"];
        string[] programs =
        [
            .. names.SelectMany(n => QmtlCompiler.Compile(new Sample(n).Read()).Models).SelectMany(m => MeasuredPrograms.Emit(m.Ir, OpenQasmFlavor.OpenQasm3)).Select(p => p.Text),
            .. MeasuredPrograms.Emit(Case(3).Model, OpenQasmFlavor.Ibm, Line(Case(3).Model.Qubits)).Select(p => OnRegister(p.Text)),
        ];
        programs.Count(p => p.Contains("input float[64]", StringComparison.Ordinal)).ShouldBeGreaterThan(3);
        string[] open = [.. programs.Where(p => p.Contains("input ", StringComparison.Ordinal)).Take(8)];
        var answers = IndependentReaders.Read(open.Select(p => new IndependentReaders.Request("qsharp-compile", p)));
        foreach (var (program, answer) in open.Zip(answers)) answer.IsCompiled.ShouldBeTrue($"{answer.Error}\n{program}");
    }

    private static void CheckStates(string reader, IReadOnlyList<BoundProgram> cases, double tolerance)
    {
        var answers = IndependentReaders.Read(cases.Select(c => new IndependentReaders.Request(reader, c.Text)));
        answers.Count.ShouldBe(cases.Count);
        foreach (var (test, answer) in cases.Zip(answers))
        {
            answer.Error.ShouldBeNull(test.Text);
            foreach (var (value, expected) in test.Expected)
            {
                int[] places = [.. value.Bits.Select(b => test.Places[b])];
                answer.Amplitudes.Sum(a => a.Value.Magnitude * a.Value.Magnitude * (places.Count(p => a.Key[p] == '1') % 2 == 0 ? 1 : -1))
                    .ShouldBe(expected, tolerance, test.Text);
            }
        }
    }

    /// <summary>The first programs of random models with numbers for all angles, and what they are to give.</summary>
    private static List<BoundProgram> Bound(OpenQasmFlavor flavor, int count)
    {
        var bound = new List<BoundProgram>();
        for (var seed = 1; bound.Count < count; seed++)
        {
            var (model, values, parameters) = Case(seed);
            var device = flavor == OpenQasmFlavor.Ibm ? Line(model.Qubits) : null;
            foreach (var program in MeasuredPrograms.Emit(model, flavor, device, parameters, isTemplate: true).Take(1))
            {
                var expected = program.Values.Select(v => (v, ModelCase.Run(model, model.Heads[v.Heads[0]], values, parameters).Expectation(v.Observable)));
                bound.Add(new(OnRegister(AngleBinding.Bind(program.Text, values, parameters)), [.. program.Bits.Select(b => int.Parse(Digits().Match(b.Operand).Value, null))], [.. expected]));
            }
        }

        return bound;
    }

    private static ModelCase Case(int seed)
    {
        var random = new RandomCircuits(seed);
        var model = random.Model();
        var place = 3;
        var heads = model.Heads.Select(h => h with { Measurements = h.Measurements.Select(m => m with { Value = place++ }).ToEquatableArray(), Output = default, LogitCount = 1 }).ToList();
        return new(
            model with { Heads = heads.Select((h, i) => h with { Logits = place + i }).ToEquatableArray(), Values = place + heads.Count },
            random.Numbers(3),
            random.Numbers(model.ParameterCount));
    }

    private static DeviceIr Line(int qubits) => Devices.Of("line", qubits, [GateKind.RZ, GateKind.SX, GateKind.X, GateKind.CX], new Random(qubits));

    /// <summary>The qubits of a machine as a register: the reader knows no others.</summary>
    private static string OnRegister(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal)) return text;
        var size = 1 + PhysicalQubit().Matches(text).Max(m => int.Parse(m.Groups[1].Value, null));
        return PhysicalQubit().Replace(text, "q[$1]").Replace("\nbit[", $"\nqubit[{size}] q;\nbit[");
    }

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex PhysicalQubit();

    [GeneratedRegex(@"\d+(?=\]?$)")]
    private static partial Regex Digits();

    /// <param name="Places">The qubit of every bit, by its place in the register.</param>
    private sealed record BoundProgram(string Text, int[] Places, IReadOnlyList<(MeasuredValue Value, double Expected)> Expected);
}
