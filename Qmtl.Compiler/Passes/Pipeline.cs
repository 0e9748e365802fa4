using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Passes;

/// <summary>A rewriting of a model that keeps every expectation the same.</summary>
public sealed record Pass(string Name, Func<ModelIr, ModelIr> Run);

/// <summary>The passes that bring a model into canonical form.</summary>
public static class Pipeline
{
    /// <summary>In the order in which they run.</summary>
    public static IReadOnlyList<Pass> Passes { get; } =
    [
        new("fold constants", FoldConstants.Run),
        new("wrap angles", WrapAngles.Run),
        new("drop identities", DropIdentities.Run),
        new("propagate zeros", PropagateZeros.Run),
        new("cancel inverses", CancelInverses.Run),
    ];

    /// <summary>Runs the passes until none of them finds anything, and validates what each of them makes.</summary>
    /// <exception cref="InvalidOperationException">A pass broke an invariant.</exception>
    public static ModelIr Run(ModelIr model)
    {
        IrValidator.Validate(model);
        while (true)
        {
            var current = model;
            foreach (var pass in Passes)
            {
                current = pass.Run(current);
                IrValidator.Validate(current);
            }

            if (current == model) return model;
            model = current;
        }
    }
}
