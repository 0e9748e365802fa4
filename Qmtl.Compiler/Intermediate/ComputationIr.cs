using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Intermediate;

/// <summary>A classical computation from regions of the value vector to a region of it.</summary>
public abstract record ComputationIr(int Output, int Count, TextSpan Span);

/// <summary>values[Output + i] = Body at i, for i in 0..Count.</summary>
public sealed record MapIr(int Output, int Count, Scalar Body, TextSpan Span) : ComputationIr(Output, Count, Span);

/// <summary>values[Output + o] = bias[o] + Σ weights[o, i] · values[Input + i]: what <c>dense</c> and <c>linear</c> compute.</summary>
/// <param name="Count">The number of outputs.</param>
/// <param name="Weights">Offset of the [Count, InputCount] tensor in the flat parameter vector.</param>
/// <param name="Bias">Offset of the [Count] tensor in the flat parameter vector.</param>
public sealed record AffineIr(int Input, int InputCount, int Output, int Count, int Weights, int Bias, TextSpan Span) : ComputationIr(Output, Count, Span);
