using System.Numerics;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>Draws the parameters that training starts from.</summary>
public static class ParameterInitialization
{
    /// <summary>
    /// Draws every tensor by its initializer. Each has a random sequence of its own, from the seed and its name, so that one more tensor
    /// does not change the others; numbers are drawn in double precision, so that both precisions start at the same place.
    /// </summary>
    /// <returns>Shape [parameters].</returns>
    public static T[] Draw<T>(ModelSchema schema, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(schema);
        var parameters = new T[schema.ParameterCount];
        foreach (var tensor in schema.Parameters)
        {
            var random = SeededRandom.ForPurpose(seed, $"parameter {tensor.Name}");
            foreach (ref var element in parameters.AsSpan(tensor.Offset, tensor.Count))
                element = T.CreateTruncating(Next(tensor.Initializer, random));
        }

        return parameters;
    }

    private static double Next(Initializer initializer, SeededRandom random) => initializer switch
    {
        Initializer.Uniform(var low, var high) => low + ((high - low) * random.NextDouble()),
        Initializer.Normal(var mean, var deviation) => mean + (deviation * random.NextNormal()),
        Initializer.Constant(var value) => value,
        _ => throw new ArgumentException($"{initializer} is no initializer of this library.", nameof(initializer)),
    };
}
