using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What no answer depends on, and answers that depend on nothing: derivatives that are zero whatever the weights and inputs.</summary>
internal static class DependenceDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Differentiation");

    private static readonly DiagnosticDescriptor DeadWeight = Family.DefineWarning("QMTL3001", "Weight that influences no head");
    private static readonly DiagnosticDescriptor BlindHead = Family.DefineWarning("QMTL3002", "Head that ignores the inputs");
    private static readonly DiagnosticDescriptor FixedHead = Family.DefineWarning("QMTL3003", "Head that always answers the same");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    /// <param name="elements">What has no influence: <c>theta[1, 0..4, 1]</c>.</param>
    /// <param name="isOne">Whether that is one number.</param>
    /// <param name="places">How many tensors the declaration gives, in all models of the file.</param>
    public static Finding WithoutInfluence(TextSpan span, string elements, bool isOne, int places)
    {
        var where = places == 1 ? "" : FormattableString.Invariant($" in any of {places} places");
        return new(DeadWeight, span, $"no head depends on {elements}{where}, so training cannot learn {(isOne
            ? "it: leave it out, or measure what it acts on"
            : "them: leave them out, or measure what they act on")}");
    }

    public static Finding IgnoresInputs(TextSpan span, string heads) =>
        new(BlindHead, span,
            $"{heads} gives every sample the same answer, since no input reaches its logits: "
                + "let an angle in its light cone, or its logits, depend on an input");

    public static Finding AnswersTheSame(TextSpan span, string heads) =>
        new(FixedHead, span,
            $"{heads} always answers the same, since no input and no weight reaches its logits: "
                + "measure qubits that they act on, for example with 'logits 4 * z(q[0]);'");
}
