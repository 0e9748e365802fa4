using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Shots;

namespace Qmtl.Compiler.Noise;

/// <summary>Writes what a model's backend does into the model: channels after its gates, and expectations as they are read, or as shots estimate them.</summary>
public static class BackendNoise
{
    /// <summary>The model as it runs; the model itself where it has no backend.</summary>
    public static ModelIr Apply(ModelIr model)
    {
        if (model.Backend is not { } backend) return model;
        var noisy = GateNoise.Apply(model, backend.GateNoise, backend.Fold);
        var readout = backend.Readout.Count == 0 ? null : new ReadoutConfusion(backend.Readout);
        if (backend.Shots is { } shots)
            return model.Heads.Any(head => SampledMeasurements.FindTooWide(head) is not null) ? noisy : SampledMeasurements.Apply(noisy, shots, readout, backend.InvertsReadout);

        // The inverse of exact expectations leaves nothing of the errors.
        if (readout is null || backend.InvertsReadout) return noisy;

        // Too long a product is an error by itself, and stays as it is.
        return model.Heads.Any(head => ReadoutErrors.FindTooLong(head, readout) is not null) ? noisy : ReadoutErrors.Apply(noisy, readout);
    }
}
