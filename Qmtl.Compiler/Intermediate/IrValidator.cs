namespace Qmtl.Compiler.Intermediate;

/// <summary>Checks what every pass must keep true of a model: a safety net against mistakes of the compiler, not of the user.</summary>
public static class IrValidator
{
    /// <exception cref="InvalidOperationException">An invariant does not hold; the message says which, and where.</exception>
    public static void Validate(ModelIr model)
    {
        Regions(model);
        var values = new ValueBounds(model.Values, model.ParameterCount, model.Name);
        foreach (var computation in model.Backbone) values.Check(computation, "backbone");
        foreach (var operation in model.Encoding) Operation(operation, model, values, "encoding");
        for (var i = 0; i < model.Heads.Count; i++) Head(model.Heads[i], model, values);
        Expectations(model);
    }

    private static void Regions(ModelIr model)
    {
        var offset = 0;
        foreach (var input in model.Inputs)
        {
            Require(input.Offset == offset && input.Width > 0, model, $"input '{input.Name}' does not start where the one before it ends");
            offset += input.Width;
        }

        var parameter = 0;
        foreach (var tensor in model.Parameters)
        {
            Require(tensor.Offset == parameter && tensor.Count > 0, model, $"tensor '{tensor.Name}' does not start where the one before it ends");
            Require(
                tensor.Stage == StageKind.Head == tensor.Head is >= 0,
                model,
                $"tensor '{tensor.Name}' names a head without belonging to one, or the reverse");
            Require(tensor.Head is null || tensor.Head < model.Heads.Count, model, $"tensor '{tensor.Name}' belongs to a head that is not there");
            parameter += tensor.Count;
        }

        Require(
            model.Parameters.Select(p => (p.Head, p.Stage, p.Name)).Distinct().Count() == model.Parameters.Count,
            model,
            $"two tensors of one stage share a name");

        var qubit = 0;
        foreach (var register in model.Registers)
        {
            Require(register.FirstQubit == qubit && register.Size > 0, model, $"register '{register.Name}' does not start where the one before it ends");
            qubit += register.Size;
        }

        var logits = model.LogitOffset;
        foreach (var head in model.Heads)
        {
            Require(head.Logits == logits && head.LogitCount > 0, model, $"the logits of head '{head.DisplayName}' do not start where those before them end");
            logits += head.LogitCount;
        }

        foreach (var let in model.Lets)
            Require(let.Offset >= 0 && let.Offset + let.Width <= model.Values, model, $"let '{let.Name}' lies outside the value vector");
    }

    private static void Head(HeadIr head, ModelIr model, ValueBounds values)
    {
        var place = $"head '{head.DisplayName}'";
        Require(head.Labels.Count == 0 || head.Labels.Count == head.LogitCount, model, $"{place} has labels for other than its logits");
        foreach (var operation in head.Gates) Operation(operation, model, values, place);
        foreach (var computation in head.Computations) values.Check(computation, place);
        var measured = new HashSet<int>(head.Measurements.Select(m => m.Value));
        foreach (var sample in head.Samples)
        {
            Require(sample.Shots > 0, model, $"{place} is measured in {sample.Shots} shots");
            Require(sample.Places.Count + 1 == 1 << sample.Qubits.Count, model, $"{place} lacks a product of the qubits that it measures in shots");
            Require(sample.Places.All(measured.Contains), model, $"{place} samples a product that it does not measure");
            Require(sample.Readout.Count == 0 || sample.Readout.Count == sample.Qubits.Count, model, $"{place} misreads other qubits than it measures");
        }
    }

    private static void Expectations(ModelIr model)
    {
        var measured = new Dictionary<int, (HeadIr Head, PauliString Observable)>();
        HeadIr? before = null;
        foreach (var head in model.Heads)
        {
            if (before is not null && head.Gates.Count + before.Gates.Count == 0 && head.Measurements == before.Measurements) continue;
            before = head;
            var (own, values) = (new HashSet<PauliString>(), new HashSet<int>());
            foreach (var measurement in head.Measurements)
            {
                var isKnown = measured.TryGetValue(measurement.Value, out var first);
                if (isKnown)
                {
                    Require(
                        head.Gates.Count + first.Head.Gates.Count == 0 && first.Observable == measurement.Observable,
                        model,
                        $"head '{head.DisplayName}' stores {measurement.Observable} where head '{first.Head.DisplayName}' stores what it measures of another state");
                }
                else
                {
                    Observable(measurement, head, model);
                    measured.Add(measurement.Value, (head, measurement.Observable));
                }

                var isNew = values.Add(measurement.Value) && (isKnown || own.Add(measurement.Observable) || head.Samples.Count > 0);
                Require(isNew, model, $"head '{head.DisplayName}' measures an observable twice");
            }
        }
    }

    private static void Observable(MeasurementIr measurement, HeadIr head, ModelIr model)
    {
        var (place, factors) = ($"head '{head.DisplayName}'", measurement.Observable.Factors);
        Require(factors.Count > 0, model, $"{place} measures the identity");
        for (var i = 0; i < factors.Count; i++)
        {
            Require(factors[i].Qubit >= 0 && factors[i].Qubit < model.Qubits, model, $"{place} measures qubit {factors[i].Qubit}, which is not there");
            Require(i == 0 || factors[i].Qubit > factors[i - 1].Qubit, model, $"{place} measures {measurement.Observable}, whose qubits are not in order");
        }

        Require(
            measurement.Value >= model.InputWidth && measurement.Value < model.LogitOffset,
            model,
            $"{place} stores an expectation outside its part of the value vector");
    }

    private static void Operation(OperationIr operation, ModelIr model, ValueBounds values, string place)
    {
        var name = operation switch
        {
            GateIr gate => Gate(gate, model, values, place),
            ChannelIr channel => Channel(channel, model, place),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
        Require(operation.Qubits.Distinct().Count() == operation.Qubits.Count, model, $"{place} has a '{name}' with one qubit twice");
        foreach (var qubit in operation.Qubits)
            Require(qubit >= 0 && qubit < model.Qubits, model, $"{place} has a '{name}' on qubit {qubit}, which is not there");
    }

    private static string Gate(GateIr gate, ModelIr model, ValueBounds values, string place)
    {
        var info = GateTable.Get(gate.Kind);
        Require(gate.Qubits.Count == info.Qubits, model, $"{place} has a '{info.Name}' on {gate.Qubits.Count} qubits");
        Require(gate.Angles.Count == info.Angles, model, $"{place} has a '{info.Name}' with {gate.Angles.Count} angles");
        foreach (var angle in gate.Angles) values.Check(angle, 1, false, $"an angle of {place}");
        return info.Name;
    }

    private static string Channel(ChannelIr channel, ModelIr model, string place)
    {
        var (info, qubits, arguments) = (ChannelTable.Get(channel.Kind), channel.Qubits.Count, channel.Arguments);
        Require(qubits >= 1 && qubits <= info.MostQubits, model, $"{place} has a '{info.Name}' on {qubits} qubits");
        Require(
            channel.Kind == ChannelKind.Kraus || (arguments.Count >= info.FewestArguments && arguments.Count <= info.Parameters.Count),
            model,
            $"{place} has a '{info.Name}' with {arguments.Count} arguments");
        Require(ChannelRange.FindProblem(channel.Kind, qubits, arguments) is null, model, $"{place} has a '{info.Name}' out of range");
        return info.Name;
    }

    private static void Require(bool condition, ModelIr model, FormattableString problem)
    {
        if (!condition) throw new InvalidOperationException($"The model '{model.Name}' is malformed: {FormattableString.Invariant(problem)}.");
    }
}
