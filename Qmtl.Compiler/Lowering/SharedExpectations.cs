using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Lowering;

/// <summary>What heads measure of one state: equal observables are one value, measured once.</summary>
internal sealed class SharedExpectations(ValueLayout layout)
{
    private readonly Dictionary<PauliString, MeasurementIr> measurements = [];

    public MeasurementIr Measure(PauliString observable)
    {
        if (!measurements.TryGetValue(observable, out var measurement))
            measurements.Add(observable, measurement = new MeasurementIr(observable, layout.AddExpectation()));
        return measurement;
    }
}
