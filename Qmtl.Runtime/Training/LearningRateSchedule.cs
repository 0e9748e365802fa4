using System.Globalization;

namespace Qmtl.Training;

/// <summary>How the learning rate changes in the course of training: a factor on <see cref="Optimizer.LearningRate"/> before every step.</summary>
public abstract record LearningRateSchedule
{
    private LearningRateSchedule()
    {
    }

    /// <summary>Whether the factors depend on how many epochs are planned.</summary>
    public virtual bool DependsOnLength => false;

    /// <summary>The factor at a time.</summary>
    /// <param name="time">In epochs since the start, with the fraction of the epoch that has passed; from 0 to <paramref name="epochs"/>.</param>
    /// <param name="epochs">How many epochs are planned.</param>
    public abstract double Factor(double time, int epochs);

    /// <summary>The schedule with all its numbers, in a form that does not change with the culture.</summary>
    public abstract string Describe();

    internal abstract void Validate();

    /// <summary>Always 1.</summary>
    public sealed record Constant : LearningRateSchedule
    {
        /// <inheritdoc/>
        public override double Factor(double time, int epochs) => 1;

        /// <inheritdoc/>
        public override string Describe() => "constant";

        internal override void Validate()
        {
        }
    }

    /// <summary>
    /// From 1 down to <paramref name="Final"/> along half a cosine: Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm
    /// Restarts", ICLR 2017, equation 5, without restarts.
    /// </summary>
    /// <param name="Final">The factor at the end, in [0, 1].</param>
    public sealed record Cosine(double Final = 0) : LearningRateSchedule
    {
        /// <inheritdoc/>
        public override bool DependsOnLength => true;

        /// <inheritdoc/>
        public override double Factor(double time, int epochs) => Final + ((1 - Final) * 0.5 * (1 + Math.Cos(Math.PI * time / epochs)));

        /// <inheritdoc/>
        public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"cosine to {Final:R}");

        internal override void Validate()
        {
            if (!(Final is >= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(Final), Final, "The final factor of a cosine schedule must be in [0, 1].");
        }
    }

    /// <summary>Multiplied by <paramref name="Decay"/> after every <paramref name="Epochs"/> epochs.</summary>
    /// <param name="Epochs">Above 0.</param>
    /// <param name="Decay">In (0, 1].</param>
    public sealed record Step(int Epochs, double Decay = 0.1) : LearningRateSchedule
    {
        /// <inheritdoc/>
        public override double Factor(double time, int epochs) => Math.Pow(Decay, Math.Floor(time / Epochs));

        /// <inheritdoc/>
        public override string Describe() => string.Create(CultureInfo.InvariantCulture, $"times {Decay:R} every {Epochs} epochs");

        internal override void Validate()
        {
            if (Epochs < 1) throw new ArgumentOutOfRangeException(nameof(Epochs), Epochs, "A step schedule needs at least one epoch between its steps.");
            if (!(Decay is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(Decay), Decay, "The decay of a step schedule must be in (0, 1].");
        }
    }
}
