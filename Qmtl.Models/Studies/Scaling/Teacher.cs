using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>Data with any number of related binary tasks, whose relatedness is known.</summary>
/// <remarks>
/// A row x has <see cref="Features"/> numbers, drawn from N(0, 1). All tasks see the same latent factors z = tanh(A x), <see cref="Factors"/> of them; the
/// elements of A are drawn from N(0, 4 / Features). Task t has the direction w_t = √ρ c + √(1 − ρ) u_t, scaled to length 1, where c is common to all tasks, u_t its own, and
/// both are drawn from N(0, 1); ρ is the relatedness: 0 for unrelated tasks, 1 for tasks that all ask the same. Its label is 1 with
/// probability σ(<see cref="Sharpness"/> w_t · z). What is drawn for a row or a task depends on the seed and its index alone, so that the first tasks are
/// the same among few and among many.
/// </remarks>
public sealed class Teacher
{
    /// <summary>How many numbers a row has.</summary>
    public const int Features = 16;

    /// <summary>How many latent factors there are.</summary>
    public const int Factors = 8;

    /// <summary>How steeply the probability of a label follows from the factors.</summary>
    public const double Sharpness = 6;

    private readonly ulong seed;
    private readonly double relatedness;
    private readonly double[] mixing;
    private readonly double[] common;

    /// <summary>Draws the factors and the common direction.</summary>
    /// <param name="seed">What everything is drawn from.</param>
    /// <param name="relatedness">ρ, from 0 to 1.</param>
    public Teacher(ulong seed, double relatedness)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(relatedness);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(relatedness, 1);
        this.seed = seed;
        this.relatedness = relatedness;
        var random = SeededRandom.ForPurpose(seed, "teacher");
        mixing = Normals(random, Factors * Features, 2 / Math.Sqrt(Features));
        common = Normals(random, Factors, 1);
    }

    /// <summary>Rows for a model of binary heads, one for each task.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="part">What the rows are for: other parts have other rows.</param>
    /// <param name="rows">How many.</param>
    public Dataset Draw(ModelSchema schema, string part, int rows)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var inputs = Normals(SeededRandom.ForPurpose(seed, $"{part} inputs"), rows * Features, 1);
        var factors = new double[rows * Factors];
        for (var row = 0; row < rows; row++)
        {
            for (var f = 0; f < Factors; f++) factors[(row * Factors) + f] = Math.Tanh(Dot(mixing, f * Features, inputs, row * Features, Features));
        }

        var tasks = schema.Heads.Count;
        var labels = new double[rows * tasks];
        for (var task = 0; task < tasks; task++)
        {
            var direction = Direction(task);
            var random = SeededRandom.ForPurpose(seed, $"{part} labels of task {task}");
            for (var row = 0; row < rows; row++)
            {
                var logit = Sharpness * Dot(direction, 0, factors, row * Factors, Factors);
                labels[(row * tasks) + task] = random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0;
            }
        }

        return Dataset.Create(schema, inputs, labels);
    }

    /// <summary>The direction of a task among the factors, of length 1.</summary>
    public double[] Direction(int task)
    {
        var own = Normals(SeededRandom.ForPurpose(seed, $"task {task}"), Factors, 1);
        var direction = new double[Factors];
        for (var f = 0; f < Factors; f++) direction[f] = (Math.Sqrt(relatedness) * common[f]) + (Math.Sqrt(1 - relatedness) * own[f]);
        var length = Math.Sqrt(Dot(direction, 0, direction, 0, Factors));
        for (var f = 0; f < Factors; f++) direction[f] /= length;
        return direction;
    }

    private static double[] Normals(SeededRandom random, int count, double scale)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++) numbers[i] = scale * random.NextNormal();
        return numbers;
    }

    private static double Dot(double[] a, int offsetA, double[] b, int offsetB, int count)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++) sum += a[offsetA + i] * b[offsetB + i];
        return sum;
    }
}
