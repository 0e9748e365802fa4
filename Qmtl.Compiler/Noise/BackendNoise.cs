using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Noise;

/// <summary>Writes the noise of a model's backend into the model: channels after its gates, and expectations as they are read.</summary>
public static class BackendNoise
{
    /// <summary>The model with noise; the model itself where it has no backend.</summary>
    public static ModelIr Apply(ModelIr model)
    {
        if (model.Backend is not { } backend) return model;
        var noisy = GateNoise.Apply(model, backend.GateNoise);
        return backend.Readout is { } readout ? ReadoutErrors.Apply(noisy, readout) : noisy;
    }
}
