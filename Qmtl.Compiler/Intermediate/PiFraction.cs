namespace Qmtl.Compiler.Intermediate;

/// <summary>A simple multiple of π: <paramref name="Numerator"/> · π / <paramref name="Denominator"/>, in lowest terms.</summary>
public readonly record struct PiFraction(int Numerator, int Denominator)
{
    private static readonly int[] Denominators = [1, 2, 3, 4, 6, 8, 16];

    /// <summary>The fraction that is exactly this number when evaluated from left to right in double precision; null where there is none.</summary>
    public static PiFraction? Of(double value)
    {
        foreach (var denominator in Denominators)
        {
            for (var numerator = 1; numerator <= 16; numerator++)
            {
                var multiple = numerator * Math.PI / denominator;
                if (value == multiple) return new(numerator, denominator);
                if (value == -multiple) return new(-numerator, denominator);
            }
        }

        return null;
    }
}
