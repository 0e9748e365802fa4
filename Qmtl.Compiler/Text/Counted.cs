namespace Qmtl.Compiler.Text;

/// <summary>Numbers of things in words.</summary>
public static class Counted
{
    /// <summary><c>1 qubit</c>, <c>2 qubits</c>.</summary>
    /// <param name="plural">The noun in the plural; without it, <paramref name="noun"/> with an s.</param>
    public static string Of(int count, string noun, string? plural = null) =>
        FormattableString.Invariant($"{count} {(count == 1 ? noun : plural ?? noun + "s")}");
}
