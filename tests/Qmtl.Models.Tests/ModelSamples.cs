using System.Numerics;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Models.Tests;

/// <summary>Parameters, images and cotangents to evaluate a model with: random, but always the same.</summary>
internal sealed record ModelSamples<T>(T[] Parameters, T[] Images, T[] Cotangents)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static ModelSamples<T> Draw(ModelSchema schema, int rows)
    {
        var random = new SeededRandom(7);
        return new ModelSamples<T>(
            ParameterInitialization.Draw<T>(schema, seed: 1),
            Numbers(rows * schema.InputWidth, () => random.Next(17)),
            Numbers(rows * schema.LogitCount, random.NextNormal));
    }

    private static T[] Numbers(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(next()))];
}
