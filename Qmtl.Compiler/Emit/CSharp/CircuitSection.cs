using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The circuits: what each shape does, made when it is first used, and the place of each circuit among the values of the model.</summary>
internal sealed class CircuitSection(
    CodeWriter writer, ModelPlan plan, IReadOnlyList<PlacedCircuit> circuits, ModelPlaces places, SourceComments comments)
{
    private const string Simulation = "global::Qmtl.Simulation";

    public void Write()
    {
        if (circuits.Count == 0) return;
        using (writer.Open("private static class Circuits"))
        {
            for (var i = 0; i < plan.Shapes.Count; i++)
            {
                if (!plan.Shapes[i].IsMixed) writer.Line($"private static readonly {Simulation}.CircuitProgram Shape{i} = BuildShape{i}();");
            }

            foreach (var circuit in circuits) WriteCircuit(circuit);
            for (var i = 0; i < plan.Shapes.Count; i++)
            {
                writer.Line();
                var first = plan.Circuits.First(c => c.Shape == i);
                if (plan.Shapes[i].IsMixed) new DensityCircuitCode(writer, i, plan.Shapes[i], first, comments).Write();
                else WriteShape(i, plan.Shapes[i], first);
            }
        }

        writer.Line();
    }

    private void WriteCircuit(PlacedCircuit circuit)
    {
        writer.Line($"// {CSharpText.CommentText(circuit.Heads(plan.Model))}");
        var (type, name, value) = circuit.Shape.IsMixed
            ? ("int[]", $"Targets{circuit.Index}", $"[{circuit.Targets(places)}]")
            : ($"{Simulation}.Circuit", $"Circuit{circuit.Index}", $"new(Shape{circuit.Circuit.Shape}, "
                + $"amplitude: {circuit.Amplitude}, angle: {circuit.Angle(0)}, table: {circuit.Table}, {circuit.Targets(places)})");
        if (circuit.Row.Count == 1)
        {
            writer.Line($"public static readonly {type} {name} = {value};");
            return;
        }

        writer.Line($"public static readonly {type}[] {name} = Build{name}();");
        writer.Line();
        using (writer.Open($"private static {type}[] Build{name}()"))
        {
            writer.Line($"var row = new {(circuit.Shape.IsMixed ? $"int[{circuit.Row.Count}][]" : $"{type}[{circuit.Row.Count}]")};");
            writer.Line($"{circuit.Loop} row[c] = {value};");
            writer.Line("return row;");
        }

        writer.Line();
    }

    private void WriteShape(int index, CircuitShape shape, CircuitInstance first)
    {
        using (writer.Open($"private static {Simulation}.CircuitProgram BuildShape{index}()"))
        {
            writer.Line($"var circuit = new {Simulation}.CircuitBuilder(qubits: {shape.Qubits}{(shape.Trajectories > 0 ? $", trajectories: {shape.Trajectories}" : "")});");
            comments.Restart();
            var (step, measurement) = (0, 0);
            foreach (var pass in shape.Passes)
            {
                if (pass.Kind != PassKind.Product) writer.Line($"circuit.{pass.Kind}();");
                WriteSteps(pass.Count);
            }

            WriteMeasurements(shape.StateMeasurements);
            foreach (var register in shape.Registers)
            {
                writer.Line($"circuit.Reduce({CSharpText.Masks(register.Flips)}, {CSharpText.Masks(register.Signs)});");
                WriteSteps(register.Steps);
                WriteMeasurements(register.Measurements);
            }

            writer.Line("return circuit.Build();");

            void WriteSteps(int count)
            {
                for (var end = step + count; step < end; step++)
                {
                    comments.Write(writer, first.Origins[step]);
                    writer.Line($"circuit.{Step(shape.Steps[step])}");
                }
            }

            void WriteMeasurements(int count)
            {
                for (var end = measurement + count; measurement < end; measurement++) writer.Line($"circuit.{Measure(shape.Measurements[measurement])}");
            }
        }
    }

    private static string Step(PlanStep step) => step switch
    {
        RotationStep r => $"Rotate({CSharpText.Mask(r.Flip)}, {CSharpText.Mask(r.Sign)}, {r.Angle});",
        PhaseStep p => $"Shift({Subset(p.Conditions)}, {p.Angle});",
        NegateStep n => $"Negate({Subset(n.Conditions)});",
        KrausStep k => $"Kraus({CSharpText.Mask(k.Flip)}, {CSharpText.Mask(k.Sign)}, [{string.Join(", ", k.Operators.SelectMany(Numbers))}]);",
        PauliErrorStep e => $"PauliError({CSharpText.Masks(e.Flips)}, {CSharpText.Masks(e.Signs)}, {CSharpText.Literal(e.Probability)});",
        _ => throw new InvalidOperationException($"No code is known for {step}."),
    };

    private static IEnumerable<string> Numbers(KrausOperator k) =>
        new[] { k.A00, k.A01, k.A10, k.A11 }.SelectMany(a => new[] { a.Real, a.Imaginary }).Select(CSharpText.Literal);

    private static string Measure(FramedPauli product) => $"Measure({CSharpText.Mask(product.Flip)}, {CSharpText.Mask(product.Sign)}, {product.Turns});";

    private static string Subset(EquatableArray<ParityCondition> conditions)
    {
        var values = conditions.Select((c, i) => c.Value ? 1 << i : 0).Sum();
        return $"{CSharpText.Masks(conditions.Select(c => c.Mask))}, {values}";
    }
}
