using System.Globalization;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// How training finds the gradient of a batch: <see cref="AdjointGradient"/>, <see cref="ParameterShiftGradient"/> or <see cref="Spsa"/>.
/// </summary>
public abstract record GradientMethod
{
    /// <summary>The method with all its numbers, in a form that does not change with the culture: for checkpoints and reports.</summary>
    public abstract string Describe();

    /// <summary>What a model is trained with where nothing is said: by the adjoint method, or by parameter shift where there is no adjoint (<see cref="ModelSchema.HasAdjoint"/>).</summary>
    public static GradientMethod DefaultOf(ModelSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema.HasAdjoint ? new AdjointGradient() : new ParameterShiftGradient();
    }

    internal virtual void Validate()
    {
    }
}

/// <summary>Exact derivatives from the states of a simulator: see <see cref="CircuitGradients.Adjoint"/>. Not with shots, and not on trajectories.</summary>
public sealed record AdjointGradient : GradientMethod
{
    /// <inheritdoc/>
    public override string Describe() => "adjoint";
}

/// <summary>Derivatives from evaluations with shifted angles: see <see cref="CircuitGradients.ParameterShift"/>.</summary>
public sealed record ParameterShiftGradient : GradientMethod
{
    /// <inheritdoc/>
    public override string Describe() => "parameter shift";
}

/// <summary>
/// Simultaneous perturbation: all parameters are moved at once by ±c, at random, and the difference of two losses stands for all derivatives. So a step takes two
/// evaluations of the model, however many parameters there are, and its gradient is right only in the mean.
/// </summary>
/// <remarks>
/// Spall, "Multivariate stochastic approximation using a simultaneous perturbation gradient approximation", IEEE Trans. Autom. Control 37 (1992), with signs
/// that are independent and equally likely. In step k, from 0, the distance is c/(k + 1)^γ. Parameters of a head are moved by the loss of their own head alone, as no other
/// depends on them; the loss that is reported for a step is the mean of both.
/// </remarks>
/// <param name="Perturbation">c, above 0.</param>
/// <param name="Decay">γ, not negative. The default is that of Spall, "Implementation of the simultaneous perturbation algorithm for stochastic optimization" (1998).</param>
public sealed record Spsa(double Perturbation = 0.1, double Decay = 0.101) : GradientMethod
{
    /// <inheritdoc/>
    public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"Spsa(perturbation {Perturbation:R}, decay {Decay:R})");

    internal override void Validate()
    {
        Require(Perturbation > 0 && double.IsFinite(Perturbation), nameof(Perturbation), Perturbation, "above 0");
        Require(Decay >= 0 && double.IsFinite(Decay), nameof(Decay), Decay, "0 or above");
    }

    private static void Require(bool holds, string name, double value, string range)
    {
        if (holds) return;
        throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"The {name} of Spsa must be {range}, not {value}."));
    }
}
