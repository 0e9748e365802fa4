using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>Rewrites the lists of gates of a model: the shared stage and the block of every head, each on its own.</summary>
internal static class GateLists
{
    public static ModelIr Rewrite(ModelIr model, Func<EquatableArray<GateIr>, IEnumerable<GateIr>> rewrite) => model with
    {
        Encoding = rewrite(model.Encoding).ToEquatableArray(),
        Heads = model.Heads.Select(h => h with { Gates = rewrite(h.Gates).ToEquatableArray() }).ToEquatableArray(),
    };
}
