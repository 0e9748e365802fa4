using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The calls of the kernels that a circuit runs on.</summary>
internal abstract class StateCode
{
    protected const string Simulation = "global::Qmtl.Simulation";

    /// <summary>The variable that holds the state.</summary>
    public abstract string State { get; }

    public abstract string SetZero { get; }

    public abstract IEnumerable<string> Forward(PlanStep step);

    /// <summary>Undoes a step on the state and on the adjoint, <c>lambda</c>, and adds up its derivative.</summary>
    public abstract IEnumerable<string> Backward(PlanStep step);

    public abstract string Expectation(FramedPauli pauli);

    /// <summary>Adds a multiple of an observable to the adjoint.</summary>
    public abstract string AddObservable(FramedPauli pauli, string weight);

    protected static string Angle(int angle) => $"cosines[{angle}], sines[{angle}]";

    protected static string Masks(FramedPauli pauli) => $"{CSharpText.Mask(pauli.Flip)}, {CSharpText.Mask(pauli.Sign)}";

    protected static string Masks(RotationStep rotation) => $"{CSharpText.Mask(rotation.Flip)}, {CSharpText.Mask(rotation.Sign)}";
}
