using System.Numerics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What can be wrong with channels that a file declares.</summary>
internal static class KrausDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Noise");

    private static readonly DiagnosticDescriptor Form = Family.Define("QMTL6053", "Unknown form of a channel");
    private static readonly DiagnosticDescriptor Shape = Family.Define("QMTL6054", "Wrong shape of a Kraus operator");
    private static readonly DiagnosticDescriptor Incomplete = Family.Define("QMTL6055", "Kraus operators that are not complete");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding UnknownForm(NameSyntax name) =>
        new(Form, name.Span, $"a channel is declared by its Kraus operators, not by '{name.Text}': write 'channel name = kraus([[…]], …);'");

    public static Finding WrongShape(MatrixSyntax matrix) =>
        new(Shape, matrix.Span, "a Kraus operator of a qubit is a matrix of two rows with two elements each: write it as [[1, 0], [0, 1]]");

    public static Finding WrongComplex(TextSpan span) =>
        new(Shape, span, "'complex' takes a real and an imaginary part: write 'complex(0, 1)' for the imaginary unit");

    public static Finding WrongRoot(TextSpan span) => new(Shape, span, "'sqrt' takes one number: write 'sqrt(0.1)'");

    /// <param name="channel">The channel.</param>
    /// <param name="row">Where the sum differs most, from 0.</param>
    /// <param name="column">Where the sum differs most, from 0.</param>
    /// <param name="sum">The sum there.</param>
    public static Finding NotComplete(ChannelDeclarationSyntax channel, int row, int column, Complex sum) =>
        new(Incomplete, channel.Span, FormattableString.Invariant($"the sum of K†K over the operators K of '{channel.Name.Text}' is {Write(sum)} in row {row + 1}, column {column + 1}, ")
            + FormattableString.Invariant($"where it has to be {(row == column ? 1 : 0)} to {KrausOperators.Tolerance}: a channel keeps the trace; correct the operators, or add the missing one"));

    private static string Write(Complex value) => value.Imaginary == 0
        ? FormattableString.Invariant($"{value.Real:G10}")
        : FormattableString.Invariant($"{value.Real:G10} {(value.Imaginary < 0 ? "-" : "+")} {Math.Abs(value.Imaginary):G10}i");
}
