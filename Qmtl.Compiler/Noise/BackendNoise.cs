using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Noise;

/// <summary>Writes the noise of a model's backend into the model: channels after its gates, and expectations as they are read.</summary>
public static class BackendNoise
{
    /// <summary>The model with noise; the model itself where it has no backend.</summary>
    public static ModelIr Apply(ModelIr model)
    {
        if (model.Backend is not { } backend) return model;
        var noisy = GateNoise.Apply(model, backend.GateNoise, backend.Fold);
        if (backend.Readout.Count == 0) return noisy;
        var readout = new ReadoutConfusion(backend.Readout);

        // Too long a product is an error by itself, and stays as it is.
        return model.Heads.Any(head => ReadoutErrors.FindTooLong(head, readout) is not null) ? noisy : ReadoutErrors.Apply(noisy, readout);
    }
}
