using System.Numerics;
using System.Numerics.Tensors;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Shots;

namespace Qmtl.Training;

/// <summary>The gradient of a batch by <see cref="Spsa"/>. After the first call, nothing is allocated.</summary>
internal sealed class SpsaEstimate<TModel, T> : IGradientEstimate<T>
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BatchEvaluation<TModel, T> batch;
    private readonly Spsa method;
    private readonly bool isByHead;
    private readonly ulong key;
    private readonly ShotKey shots;
    private readonly int?[] owners = new int?[TModel.Schema.ParameterCount];
    private readonly T[] moved = new T[TModel.Schema.ParameterCount];
    private readonly bool[] isUp = new bool[TModel.Schema.ParameterCount];
    private readonly double[] differences = new double[TModel.Schema.Heads.Count];
    private readonly LossSums other = new(TModel.Schema.Heads.Count);

    /// <param name="batch">Evaluates losses.</param>
    /// <param name="method">Its numbers.</param>
    /// <param name="seed">Where the signs, and shots, come from.</param>
    /// <param name="isByHead">Whether gradients are those of the loss of each head on its own.</param>
    public SpsaEstimate(BatchEvaluation<TModel, T> batch, Spsa method, ulong seed, bool isByHead)
    {
        this.batch = batch;
        this.method = method;
        this.isByHead = isByHead;
        key = SeededRandom.ForPurpose(seed, "signs of perturbations").NextUInt64();
        shots = ShotKey.Of(seed, "training");
        foreach (var tensor in TModel.Schema.Parameters) owners.AsSpan(tensor.Offset, tensor.Count).Fill(tensor.Head);
    }

    /// <inheritdoc/>
    public void Compute(ReadOnlySpan<T> parameters, Dataset data, ReadOnlyMemory<int> rows, double[] headWeights, long step, LossSums sums, Span<T> gradient)
    {
        var distance = method.Perturbation / Math.Pow(step + 1, method.Decay);
        DrawSigns(step);
        Move(parameters, distance);
        batch.Evaluate(moved, data, rows, sums, default, shots.At(2 * step));
        Move(parameters, -distance);
        batch.Evaluate(moved, data, rows, other, default, shots.At((2 * step) + 1));

        for (var h = 0; h < differences.Length; h++)
            differences[h] = sums.HasLabels(h) ? headWeights[h] * (sums.Mean(h) - other.Mean(h)) / (2 * distance) : 0;
        if (isByHead)
        {
            for (var h = 0; h < differences.Length; h++) Write(gradient.Slice(h * isUp.Length, isUp.Length), h);
        }
        else
        {
            Write(gradient, null);
        }

        TensorPrimitives.Add<double>(sums.Losses, other.Losses, sums.Losses);
        TensorPrimitives.Multiply<double>(sums.Losses, 0.5, sums.Losses);
    }

    /// <summary>A gradient: of one head, or of all.</summary>
    private void Write(Span<T> gradient, int? head)
    {
        var all = head is { } one ? differences[one] : TensorPrimitives.Sum<double>(differences);
        for (var i = 0; i < gradient.Length; i++)
        {
            var slope = owners[i] is not { } owner ? all : head is null || head == owner ? differences[owner] : 0;
            gradient[i] = T.CreateTruncating(isUp[i] ? slope : -slope);
        }
    }

    private void DrawSigns(long step)
    {
        for (var i = 0; i < isUp.Length; i++)
        {
            // A block of the generator is 128 signs.
            var (a, b, c, d) = CounterRandom.Block(key, (uint)(i >> 7), (uint)step, (uint)(step >> 32), 0);
            var word = (i >> 5 & 3) switch { 0 => a, 1 => b, 2 => c, _ => d };
            isUp[i] = (word >> (i & 31) & 1) == 1;
        }
    }

    private void Move(ReadOnlySpan<T> parameters, double distance)
    {
        var (up, down) = (T.CreateTruncating(distance), T.CreateTruncating(-distance));
        for (var i = 0; i < moved.Length; i++) moved[i] = parameters[i] + (isUp[i] ? up : down);
    }
}
