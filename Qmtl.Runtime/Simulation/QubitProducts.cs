using System.Numerics;
using System.Runtime.Intrinsics;

namespace Qmtl.Simulation;

/// <summary>The products R·X, R·Y and R·Z of a qubit with the products R that do not act on it, as numbers of a density matrix with their signs.</summary>
internal readonly struct QubitProducts
{
    private readonly PauliProduct x;
    private readonly PauliProduct y;
    private readonly PauliProduct z;

    /// <summary>1 where iXZ is the negative of the product that stands for Y.</summary>
    private readonly int signOfY;

    /// <param name="products">The number of products of n qubits, 4ⁿ.</param>
    /// <param name="flipX">The bits that X flips.</param>
    /// <param name="signX">The bits whose parity is the sign of X.</param>
    /// <param name="flipZ">The bits that Z flips.</param>
    /// <param name="signZ">The bits whose parity is the sign of Z.</param>
    public QubitProducts(int products, int flipX, int signX, int flipZ, int signZ)
    {
        x = new PauliProduct(products, flipX, signX);
        y = new PauliProduct(products, flipX ^ flipZ, signX ^ signZ);
        z = new PauliProduct(products, flipZ, signZ);
        signOfY = x.SignOfTurn(z.Index);
    }

    /// <summary>Whether a product does not act on the qubit.</summary>
    public bool IsApart(int index) => Parity.Of(index & x.Mask) == 0 && Parity.Of(index & z.Mask) == 0;

    /// <summary>⟨R·σ⟩, with 0, 1 and 2 for X, Y and Z.</summary>
    public Vector512<T> Read<T>(ReadOnlySpan<Vector512<T>> state, int pauli, int rest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (index, isNegative) = Place(pauli, rest);
        return isNegative ? -state[index] : state[index];
    }

    /// <summary>Sets ⟨R·σ⟩.</summary>
    public void Write<T>(Span<Vector512<T>> state, int pauli, int rest, Vector512<T> value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (index, isNegative) = Place(pauli, rest);
        state[index] = isNegative ? -value : value;
    }

    private (int Index, bool IsNegative) Place(int pauli, int rest) => pauli switch
    {
        0 => (rest ^ x.Index, x.SignOfProduct(rest) == 1),
        1 => (rest ^ y.Index, (y.SignOfProduct(rest) ^ signOfY) == 1),
        _ => (rest ^ z.Index, z.SignOfProduct(rest) == 1),
    };
}
