using System.Globalization;
using Qmtl.Modeling;

namespace Qmtl.Data;

/// <summary>The names of single numbers in a row of inputs.</summary>
internal static class InputNames
{
    /// <summary>The number at <paramref name="index"/> of a row: <c>age</c>, or <c>pixels[17]</c> of a vector.</summary>
    public static string Display(ModelSchema schema, int index)
    {
        var input = schema.Inputs.First(i => index < i.Offset + i.Width);
        return input.Width == 1 ? input.Name : string.Create(CultureInfo.InvariantCulture, $"{input.Name}[{index - input.Offset}]");
    }

    /// <summary>Why the number cannot be an input.</summary>
    public static string Explain(ModelSchema schema, int index, double value) => string.Create(
        CultureInfo.InvariantCulture,
        $"input {Display(schema, index)} is {value}, but inputs must be finite. Fill or drop such rows first.");
}
