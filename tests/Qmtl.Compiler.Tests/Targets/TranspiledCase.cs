using FsCheck;
using FsCheck.Fluent;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Targets;

/// <summary>A model with values for its variables, and a machine for it.</summary>
public sealed record TranspiledCase(ModelCase Sample, DeviceIr Device, int Seed)
{
    public override string ToString() => $"{string.Join("; ", Device.Settings)}\n{Sample}";
}

/// <summary>Random models with every gate of the language, on machines of every shape and with every set of gates.</summary>
public static class RandomTargets
{
    public static Arbitrary<TranspiledCase> Arbitrary() => Arb.From(
        from sample in RandomModels.Case(most: 5, RandomCircuits.Gates)
        from basis in Gen.Elements(Devices.Bases.Append([]).ToArray())
        from shape in Gen.Elements(Devices.Shapes)
        from seed in Gen.Choose(0, 100_000)
        select new TranspiledCase(sample, Devices.Of(shape, sample.Model.Qubits, basis, new Random(seed)), seed));
}
