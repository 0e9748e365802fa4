using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;

namespace Qmtl.Compiler.Checks;

/// <summary>The gates and qubits that the expectations of a head depend on; none for a head that measures nothing.</summary>
/// <param name="Encoding">Positions in the shared stage.</param>
/// <param name="Block">Gates of the head itself.</param>
internal sealed record HeadCone(HeadIr Head, IndexSet Qubits, IndexSet Encoding, IReadOnlyList<GateIr> Block)
{
    public static HeadCone Of(ModelIr model, HeadIr head)
    {
        var cone = LightCone.Of(model, head, out var block);
        return new HeadCone(head, cone.Qubits, cone.Encoding, block);
    }
}
