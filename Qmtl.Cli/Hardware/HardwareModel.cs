using Qmtl.Backends;
using Qmtl.Cli.Hosting;
using Qmtl.Compiler;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Data;

namespace Qmtl.Cli.Hardware;

/// <summary>A trained model whose circuits run on a machine, and whose classical parts run here.</summary>
internal sealed class HardwareModel
{
    private readonly LoadedModels loaded;
    private readonly string name;
    private readonly double[] parameters;
    private readonly HardwareProgram[] programs;
    private readonly double[][] values;

    /// <param name="loaded">The model's class.</param>
    /// <param name="model">What it was compiled from.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="parameters">The trained parameters.</param>
    /// <param name="rows">The rows, prepared as in training.</param>
    /// <exception cref="InvalidInputException">The machine is not described well enough, the model has no circuit, or an angle of a row is no number.</exception>
    public HardwareModel(LoadedModels loaded, CompiledModel model, BackendIr machine, double[] parameters, Dataset rows)
    {
        (this.loaded, name, this.parameters) = (loaded, model.Ir.Name, parameters);
        var flavor = OpenQasmFlavors.Of(machine.Kind);
        if (MeasuredPrograms.FindUnsuitable(flavor, machine.Device) is { } problem) throw new InvalidInputException(problem);
        programs = [.. MeasuredPrograms.Emit(model.Ir, flavor, machine.Device, parameters).Select(HardwareProgram.Of)];
        if (programs.Length == 0) throw new InvalidInputException($"{name} has no circuit: all its heads are classical. Use 'qmtl eval' or 'qmtl predict'.");
        values = loaded.Run(name, new ComputeAngles(parameters, rows));
        Circuits = [.. programs.SelectMany(program => values.Select((row, number) => Bind(program, row, number)))];
    }

    /// <summary>The circuits of all rows, one program after the other.</summary>
    public IReadOnlyList<QuantumCircuit> Circuits { get; }

    /// <summary>How many circuits a row has.</summary>
    public int CircuitsPerRow => programs.Length;

    /// <summary>The logits of all rows. Shape [rows, logits].</summary>
    /// <param name="outcomes">The outcomes of all circuits.</param>
    public double[] ComputeLogits(IReadOnlyList<Outcomes> outcomes)
    {
        for (var program = 0; program < programs.Length; program++)
        {
            for (var row = 0; row < values.Length; row++)
            {
                var measured = outcomes[(program * values.Length) + row];
                foreach (var value in programs[program].Values) values[row][value.Value] = measured.Expectation([.. value.Bits]);
            }
        }

        return loaded.Run(name, new ComputeMeasuredLogits(parameters, values));
    }

    private QuantumCircuit Bind(HardwareProgram program, double[] row, int number)
    {
        try
        {
            return program.Bind(row, parameters);
        }
        catch (ArgumentException e)
        {
            throw new InvalidInputException(FormattableString.Invariant($"Row {number} of the data: {e.Message}"), e);
        }
    }
}
