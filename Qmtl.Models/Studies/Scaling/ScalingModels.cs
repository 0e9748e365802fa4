using Qmtl.Modeling;
using Qmtl.Models.Studies.Comparisons;

namespace Qmtl.Models.Studies.Scaling;

/// <summary>The models of <c>Scaling.qmtl</c>.</summary>
public static class ScalingModels
{
    /// <summary>How many numbers and qubits a task has.</summary>
    public const int NumbersPerTask = 4;

    /// <summary>The models by number of tasks.</summary>
    public static IReadOnlyList<(int Tasks, IReadOnlyList<Contender> Contenders)> BySize { get; } =
    [
        (2, Of<Qmtl2, HardSharing2, BlockDiagonal2, SharedCircuit2>()),
        (4, Of<Qmtl4, HardSharing4, BlockDiagonal4, SharedCircuit4>()),
        (8, Of<Qmtl8, HardSharing8, BlockDiagonal8, SharedCircuit8>()),
        (16, Of<Qmtl16, HardSharing16, BlockDiagonal16, SharedCircuit16>()),
        (32, Of<Qmtl32, HardSharing32, BlockDiagonal32, SharedCircuit32>()),
        (64, Of<Qmtl64, HardSharing64, BlockDiagonal64, SharedCircuit64>()),
        (128, Of<Qmtl128, HardSharing128, BlockDiagonal128, SharedCircuit128>()),
        (256, Of<Qmtl256, HardSharing256, BlockDiagonal256, SharedCircuit256>()),
    ];

    /// <summary>
    /// The four models of one problem, each with the same settings to choose from: a shared circuit with a block for each task; linear heads on all shared
    /// numbers; linear heads on shared numbers of their own; and a shared circuit with linear heads on all its expectations.
    /// </summary>
    public static IReadOnlyList<Contender> Of<TQmtl, THardSharing, TBlockDiagonal, TSharedCircuit>()
        where TQmtl : IModel
        where THardSharing : IModel
        where TBlockDiagonal : IModel
        where TSharedCircuit : IModel =>
        [
            SearchSpace.OneStructure<TQmtl>("QMTL"),
            SearchSpace.OneStructure<THardSharing>("hard sharing"),
            SearchSpace.OneStructure<TBlockDiagonal>("block-diagonal"),
            SearchSpace.OneStructure<TSharedCircuit>("shared circuit"),
        ];
}
