using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Shifts;
using Qmtl.Compiler.Tests.Reference;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Shifts;

/// <summary>The circuits of a gradient, executed one by one by full matrices.</summary>
public sealed class GradientScheduleTests
{
    private const string Text = """
        model M {
            input x[2];
            qubit[6] q;
            encode {
                weight w[2];
                for i in 0..6 { ry(w[0] * x[i % 2] + w[1]) q[i]; }
                crz(w[0]) q[0], q[1];
                cp(x[0]) q[2], q[3];
                entangle linear cx q;
                u(w[0], x[1], w[1]) q[4];
                rzz(w[1]) q[1], q[2];
            }
            head a : regression { weight v[2]; crx(v[0]) q[0], q[1]; ry(v[1] * v[0]) q[0]; logits z(q[0]) * x(q[1]); }
            head b : regression { weight v; rxx(v) q[2], q[3]; logits y(q[2]) + z(q[3]); }
            head c : regression { weight v[3]; u(v[0], v[1], v[2]) q[4]; ry(0.3) q[5]; cry(sin(v[0])) q[4], q[5]; logits x(q[4]) + z(q[4]) * z(q[5]); }
        }
        """;

    private static readonly ModelIr Model = QmtlCompiler.Compile(new SourceText("M.qmtl", Text)).Models.ShouldHaveSingleItem().Ir;

    /// <summary>
    /// Head c is measured in two bases, alone in the second circuit. Terms: of the shared stage 6 · 2 + 4 + 2 + 3 · 2 + 2 = 26 in each circuit, of a 4 + 2, of b 2, of c 3 · 2 + 4.
    /// </summary>
    [Fact]
    public void Heads_take_as_many_circuits_as_the_one_with_the_most_terms()
    {
        var schedule = GradientSchedule.Of(Model);
        (schedule.Circuits, schedule.SharedStageRuns, schedule.HeadRuns, schedule.SeparateHeadRuns).ShouldBe((2, 2 * 26, 10 + 10, 6 + 2 + 10 + 10));
        schedule.Runs.Count.ShouldBe(2 + 52 + 20);
    }

    [Fact]
    public void Executed_circuits_give_the_derivatives_of_all_expectations()
    {
        var random = new Random(5);
        double[] values = [.. Numbers(2), .. new double[Model.Values - 2]], parameters = Numbers(Model.ParameterCount);
        var schedule = GradientSchedule.Of(Model);
        var derivatives = new Dictionary<(int Head, PauliString Observable, GateAngle Place), double>();
        var executed = 0;
        foreach (var run in schedule.Runs)
        {
            var circuit = MeasuredCircuit.Of(Model)[run.Circuit];
            var gates = Shifted(null, Model.Encoding, run).Concat(circuit.Heads.SelectMany(h => Shifted(h.Head, Model.Heads[h.Head].Gates, run)));
            var state = DenseState.Run(Model.Qubits, gates, values, parameters);
            executed++;
            foreach (var (head, observable) in circuit.Heads.SelectMany(h => h.Observables.Select(o => (h.Head, o))))
            {
                var expectation = state.Expectation(observable);
                foreach (var (place, term) in run.Shifts.Where(s => s.Place.Head is null || s.Place.Head == head))
                    derivatives[(head, observable, place)] = derivatives.GetValueOrDefault((head, observable, place)) + (term.Coefficient * expectation);
            }
        }

        executed.ShouldBe(74);
        for (var head = 0; head < Model.Heads.Count; head++)
        {
            foreach (var observable in Model.Heads[head].Measurements.Select(m => m.Observable))
            {
                for (var i = 0; i < parameters.Length; i++) ByChainRule(new ParameterScalar(i)).ShouldBe(ByDifference(parameters, i), 1e-8);
                for (var i = 0; i < 2; i++) ByChainRule(new ValueScalar(i)).ShouldBe(ByDifference(values, i), 1e-8);

                double ByChainRule(Scalar leaf) => derivatives.Where(d => d.Key.Head == head && d.Key.Observable == observable)
                    .Sum(d => d.Value * ScalarEvaluation.Evaluate(Derivative.Of(AngleAt(d.Key.Place), leaf), values, parameters));

                double ByDifference(double[] variables, int index) => (Changed(variables, index, 1e-5) - Changed(variables, index, -1e-5)) / 2e-5;

                double Changed(double[] variables, int index, double change)
                {
                    var kept = variables[index];
                    variables[index] += change;
                    var result = ModelCase.Run(Model, Model.Heads[head], values, parameters).Expectation(observable);
                    variables[index] = kept;
                    return result;
                }
            }
        }

        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (3 * random.NextDouble()) - 1.5)];
    }

    [Fact]
    public void A_family_of_heads_takes_no_more_circuits_than_one_of_them()
    {
        static GradientSchedule Family(int heads) => GradientSchedule.Of(QmtlCompiler.Compile(new SourceText("F.qmtl", $$"""
            model Family(T) {
                input x[2 * T];
                qubit[2 * T] q;
                encode { for i in 0..2 * T { ry(x[i]) q[i]; } entangle brick cz q; }
                head task[t in 0..T] : binary { weight v[3]; ry(v[0]) q[2 * t]; ry(v[1]) q[2 * t + 1]; cz q[2 * t], q[2 * t + 1]; ry(v[2]) q[2 * t]; logits z(q[2 * t]); }
            }
            model F = Family({{heads}});
            """)).Models.ShouldHaveSingleItem().Ir);

        (Family(1).HeadRuns, Family(1).SeparateHeadRuns).ShouldBe((6, 6));
        (Family(8).HeadRuns, Family(8).SeparateHeadRuns).ShouldBe((6, 48));
        Family(8).Circuits.ShouldBe(1);
    }

    private static IEnumerable<OperationIr> Shifted(int? head, EquatableArray<OperationIr> operations, ShiftedRun run) => operations.Select((operation, position) =>
    {
        var gate = (GateIr)operation;
        foreach (var (place, term) in run.Shifts.Where(s => (s.Place.Head, s.Place.Gate) == (head, position)))
        {
            gate = gate with
            {
                Angles = gate.Angles.Select((a, i) => i == place.Angle ? new BinaryScalar(ScalarOperator.Add, a, new ConstantScalar(term.Shift)) : a).ToEquatableArray(),
            };
        }

        return gate;
    });

    private static Scalar AngleAt(GateAngle place) =>
        ((GateIr)(place.Head is { } head ? Model.Heads[head].Gates : Model.Encoding)[place.Gate]).Angles[place.Angle];
}
