using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Rewrites the lists of gates and channels of a model: the shared stage and the block of every head, each on its own.</summary>
internal static class GateLists
{
    public static ModelIr Rewrite(ModelIr model, Func<EquatableArray<OperationIr>, IEnumerable<OperationIr>> rewrite) => model with
    {
        Encoding = rewrite(model.Encoding).ToEquatableArray(),
        Heads = model.Heads.Select(h => h with { Gates = rewrite(h.Gates).ToEquatableArray() }).ToEquatableArray(),
    };

    /// <summary>Rewrites every gate where it stands.</summary>
    public static ModelIr RewriteGates(ModelIr model, Func<GateIr, GateIr> rewrite) =>
        Rewrite(model, operations => operations.Select(o => o is GateIr gate ? rewrite(gate) : o));
}
