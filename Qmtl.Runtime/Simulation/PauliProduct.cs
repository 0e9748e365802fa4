using System.Numerics;
using System.Runtime.CompilerServices;

namespace Qmtl.Simulation;

/// <summary>
/// A Pauli product of n qubits as an index of a <see cref="DensityMatrix"/>: the bits that it flips, and above them those whose parity is its
/// sign. It maps |i⟩ to (−1)^parity(i &amp; sign) |i ^ flip⟩, times the imaginary unit where parity(flip &amp; sign) is odd.
/// </summary>
internal readonly struct PauliProduct
{
    private readonly int qubits;
    private readonly int sign;
    private readonly bool isOdd;

    /// <param name="products">The number of products of n qubits, 4ⁿ.</param>
    /// <param name="flip">The bits it flips.</param>
    /// <param name="sign">The bits whose parity is its sign.</param>
    public PauliProduct(int products, int flip, int sign)
    {
        qubits = BitOperations.Log2((uint)products) / 2;
        this.sign = sign;
        isOdd = Parity.Of(flip & sign) == 1;
        Index = flip | (sign << qubits);
        Mask = sign | (flip << qubits);
    }

    public int Index { get; }

    /// <summary>A product of index i commutes with this one exactly where parity(i &amp; Mask) is even.</summary>
    public int Mask { get; }

    /// <summary>For a product Q that does not commute with this one, P: 0 where i·PQ is the product of index P ^ Q, and 1 where it is its negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SignOfTurn(int index) => Parity.Of(index & sign) ^ (isOdd ? 1 : Parity.Of(index & (index >> qubits)));

    /// <summary>For a product Q that commutes with this one, P: 0 where PQ is the product of index P ^ Q, and 1 where it is its negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SignOfProduct(int index) => Parity.Of(index & sign) ^ (isOdd ? Parity.Of(index & (index >> qubits)) : 0);
}
