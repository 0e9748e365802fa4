using System.Globalization;

namespace Qmtl.Compiler.Emit.OpenQasm;

/// <summary>Float literals: always with a point, so that no reader takes one for an integer; OpenQASM 2 wants one before an exponent too.</summary>
internal static class OpenQasmNumber
{
    public static string Format(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value)) throw new ArgumentException("An angle is not a finite number.", nameof(value));
        if (value == 0) return "0.0"; // Without the sign that a zero can have.
        var text = value.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e");
        if (text.IndexOf('.') >= 0) return text;
        var exponent = text.IndexOf('e');
        return exponent < 0 ? text + ".0" : text.Insert(exponent, ".0");
    }
}
