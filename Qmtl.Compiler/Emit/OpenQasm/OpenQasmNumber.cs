using System.Globalization;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Float literals: always with a point or an exponent, so that no reader takes one for an integer.</summary>
internal static class OpenQasmNumber
{
    public static string Format(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value)) throw new ArgumentException("An angle is not a finite number.", nameof(value));
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text.Replace("E", "e");
    }
}
