using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Noise;

/// <summary>The expectations that heads read of one state: what several heads read is computed in the first of them.</summary>
/// <param name="expectations">Where the values go that are measured instead.</param>
internal sealed class ReadExpectations(ReadoutConfusion readout, ValueInsertion expectations)
{
    private readonly Dictionary<PauliString, MeasurementIr> measured = [];
    private readonly Dictionary<int, List<MeasurementIr>> read = [];

    public HeadIr Apply(HeadIr head)
    {
        var sums = new List<ComputationIr>();
        foreach (var measurement in head.Measurements)
        {
            if (read.ContainsKey(measurement.Value)) continue;
            read.Add(measurement.Value, []);
            sums.Add(new MapIr(measurement.Value, 1, Read(measurement), head.Span));
        }

        return head with
        {
            Measurements = head.Measurements.SelectMany(m => read[m.Value]).Distinct().ToEquatableArray(),
            Readings = sums.ToEquatableArray(),
        };
    }

    private Scalar Read(MeasurementIr measurement)
    {
        var sum = ScalarAlgebra.Zero;
        foreach (var (factors, coefficient) in ReadoutErrors.Expand(measurement.Observable, readout))
        {
            if (factors.Count == 0)
            {
                sum = ScalarAlgebra.Add(sum, ScalarAlgebra.Constant(coefficient));
                continue;
            }

            var product = new PauliString(factors);
            if (!measured.TryGetValue(product, out var own)) measured.Add(product, own = new MeasurementIr(product, expectations.Add()));
            read[measurement.Value].Add(own);
            sum = ScalarAlgebra.Add(sum, ScalarAlgebra.Scale(coefficient, new ValueScalar(own.Value)));
        }

        return sum;
    }
}
