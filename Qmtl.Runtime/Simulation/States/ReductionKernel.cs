using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>
/// The reduced density matrix of one or two qubits in a state of more, and the other way round, an operator on these qubits applied to the state.
/// </summary>
/// <remarks>
/// Both are Hermitian matrices of D = 2ᵏ rows for k qubits, of D² real numbers, at f + Dx: f are the qubits in which row and column differ, and x tells D
/// numbers apart. For f = 0 they are the diagonal. For one qubit and f = 1 they are the real and the imaginary part of element 10; for two, those of 10 and
/// 32 in turn; for f = 2 the real parts of 20 and 31, and their imaginary parts; and for f = 3 the real part of 30, the imaginary parts of 21 and 30, and the real
/// part of 21. Of a density matrix, imaginary parts are those of the conjugates. With this order the sums over products of
/// <see cref="RegisterTransform{TVector, T}"/> are made in place.
/// </remarks>
internal static class ReductionKernel<TVector, T>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// How many sets of amplitudes are summed at a time. They stay in the nearest cache while all elements of the matrix are, some at a time, in
    /// registers; and in single precision one long sum of a large state would lose the last digits of its terms.
    /// </summary>
    private const int Block = 32;

    /// <summary>
    /// How often a sum has every element, and a product is added: more than once where flips of qubits, or both of them together, exchange nothing but slices. Then
    /// A has to be divided by it, and the product to be added.
    /// </summary>
    /// <param name="length">The vectors of the state.</param>
    /// <param name="flips">For each qubit, the bits of an index that it flips.</param>
    public static int Repetitions(int length, ReadOnlySpan<int> flips)
    {
        var amplitudes = length / 2;
        var (flip1, flip2) = (SliceIndex.Within(flips[0], amplitudes), flips.Length > 1 ? SliceIndex.Within(flips[1], amplitudes) : 0);
        return (Cosets.Of(StateBlock.Whole(amplitudes), flip1, flip2).Count << flips.Length) / amplitudes;
    }

    /// <summary>Sums up the density matrix, of every slice on its own: there, values of qubits are those of <see cref="QubitSets"/>.</summary>
    /// <param name="state">ψ.</param>
    /// <param name="block">Its numbers that are looked at.</param>
    /// <param name="flips">For each qubit, the bits of an index that it flips.</param>
    /// <param name="signs">For each, the bits whose parity is its value.</param>
    /// <param name="matrix">Added to.</param>
    [SkipLocalsInit]
    public static void Sum(ReadOnlySpan<TVector> state, StateBlock block, ReadOnlySpan<int> flips, ReadOnlySpan<int> signs, Span<TVector> matrix)
    {
        if (TVector.IsSliced)
        {
            var memory = StackVectors.Align(stackalloc TVector[SliceExchange<TVector, T>.Vectors + 1]);
            if (SliceExchange<TVector, T>.TryOf(state.Length / 2, flips[0], flips.Length > 1 ? flips[1] : 0, memory, out var exchange))
            {
                Sum(state, block, flips, signs, exchange, matrix);
                return;
            }
        }

        Sum(state, block, flips, signs, default(NoExchange<TVector>), matrix);
    }

    private static void Sum<TExchange>(
        ReadOnlySpan<TVector> state, StateBlock block, ReadOnlySpan<int> flips, ReadOnlySpan<int> signs, TExchange exchange, Span<TVector> matrix)
        where TExchange : struct, IExchange<TVector>, allows ref struct
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var rho = ref MemoryMarshal.GetReference(matrix);
        var sets = new QubitSets(state.Length, block, flips, signs);
        for (var left = sets.Count; left > 0; left -= Block)
        {
            var count = Math.Min(left, Block);
            if (flips.Length == 1)
            {
                SumPairs(ref psi, ref sets, exchange, count, ref rho);
                continue;
            }

            var again = sets;
            SumDiagonal(ref psi, ref sets, exchange, count, ref rho);
            SumOthers(ref psi, ref again, exchange, count, ref rho);
        }
    }

    /// <summary>Sets the adjoint state to Aψ, or adds it, with an A for every slice.</summary>
    /// <param name="state">ψ.</param>
    /// <param name="adjoint">Written.</param>
    /// <param name="block">The numbers of both that are looked at.</param>
    /// <param name="flips">As in <see cref="Sum"/>.</param>
    /// <param name="signs">As in <see cref="Sum"/>.</param>
    /// <param name="matrix">A.</param>
    /// <param name="isAdded">Whether it is added to what is there.</param>
    [SkipLocalsInit]
    public static void Multiply(
        ReadOnlySpan<TVector> state,
        Span<TVector> adjoint,
        StateBlock block,
        ReadOnlySpan<int> flips,
        ReadOnlySpan<int> signs,
        ReadOnlySpan<TVector> matrix,
        bool isAdded)
    {
        ref var psi = ref MemoryMarshal.GetReference(state);
        ref var lambda = ref MemoryMarshal.GetReference(adjoint);
        ref var a = ref MemoryMarshal.GetReference(matrix);
        var sets = new QubitSets(state.Length, block, flips, signs);
        if (TVector.IsSliced)
        {
            var memory = StackVectors.Align(stackalloc TVector[SliceExchange<TVector, T>.Vectors + 1]);
            if (SliceExchange<TVector, T>.TryOf(state.Length / 2, flips[0], flips.Length > 1 ? flips[1] : 0, memory, out var exchange))
            {
                if (flips.Length == 1) MultiplyPairs(ref psi, ref lambda, ref sets, exchange, ref a, isAdded);
                else MultiplyFours(ref psi, ref lambda, ref sets, exchange, ref a, isAdded);
                return;
            }
        }

        if (flips.Length == 1) MultiplyPairs(ref psi, ref lambda, ref sets, default(NoExchange<TVector>), ref a, isAdded);
        else MultiplyFours(ref psi, ref lambda, ref sets, default(NoExchange<TVector>), ref a, isAdded);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SumPairs<TExchange>(ref TVector psi, ref QubitSets sets, TExchange exchange, int count, ref TVector rho)
        where TExchange : struct, IExchange<TVector>, allows ref struct
    {
        var (rho0, rho1, re, im) = (default(TVector), default(TVector), default(TVector), default(TVector));
        for (; count > 0; count--)
        {
            var place = sets.Next();
            var psi0 = Read(ref psi, place, sets.First, exchange);
            var psi1 = Read(ref psi, place ^ sets.Flip1, sets.First ^ 1, exchange);
            rho0 = psi0.AddNorm(rho0);
            rho1 = psi1.AddNorm(rho1);
            re = psi0.AddReal(psi1, re);
            im = psi0.SubtractImaginary(psi1, im);
        }

        rho += rho0;
        Unsafe.Add(ref rho, 2) += rho1;
        Unsafe.Add(ref rho, 1) += re;
        Unsafe.Add(ref rho, 3) += im;
    }

    /// <summary>The diagonal, and the elements whose row and column differ in the first qubit.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SumDiagonal<TExchange>(ref TVector psi, ref QubitSets sets, TExchange exchange, int count, ref TVector rho)
        where TExchange : struct, IExchange<TVector>, allows ref struct
    {
        var (rho0, rho1, rho2, rho3) = (default(TVector), default(TVector), default(TVector), default(TVector));
        var (re01, im01, re23, im23) = (default(TVector), default(TVector), default(TVector), default(TVector));
        for (; count > 0; count--)
        {
            var place = sets.Next();
            var psi0 = Read(ref psi, place, sets.First, exchange);
            var psi1 = Read(ref psi, place ^ sets.Flip1, sets.First ^ 1, exchange);
            rho0 = psi0.AddNorm(rho0);
            rho1 = psi1.AddNorm(rho1);
            re01 = psi0.AddReal(psi1, re01);
            im01 = psi0.SubtractImaginary(psi1, im01);
            var psi2 = Read(ref psi, place ^ sets.Flip2, sets.First ^ 2, exchange);
            var psi3 = Read(ref psi, place ^ sets.Flip1 ^ sets.Flip2, sets.First ^ 3, exchange);
            rho2 = psi2.AddNorm(rho2);
            rho3 = psi3.AddNorm(rho3);
            re23 = psi2.AddReal(psi3, re23);
            im23 = psi2.SubtractImaginary(psi3, im23);
        }

        rho += rho0;
        Unsafe.Add(ref rho, 4) += rho1;
        Unsafe.Add(ref rho, 8) += rho2;
        Unsafe.Add(ref rho, 12) += rho3;
        Unsafe.Add(ref rho, 1) += re01;
        Unsafe.Add(ref rho, 5) += im01;
        Unsafe.Add(ref rho, 9) += re23;
        Unsafe.Add(ref rho, 13) += im23;
    }

    /// <summary>The elements whose row and column differ in the second qubit.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SumOthers<TExchange>(ref TVector psi, ref QubitSets sets, TExchange exchange, int count, ref TVector rho)
        where TExchange : struct, IExchange<TVector>, allows ref struct
    {
        var (re02, im02, re13, im13) = (default(TVector), default(TVector), default(TVector), default(TVector));
        var (re03, im03, re12, im12) = (default(TVector), default(TVector), default(TVector), default(TVector));
        for (; count > 0; count--)
        {
            var place = sets.Next();
            var psi0 = Read(ref psi, place, sets.First, exchange);
            var psi1 = Read(ref psi, place ^ sets.Flip1, sets.First ^ 1, exchange);
            var psi2 = Read(ref psi, place ^ sets.Flip2, sets.First ^ 2, exchange);
            var psi3 = Read(ref psi, place ^ sets.Flip1 ^ sets.Flip2, sets.First ^ 3, exchange);
            re02 = psi0.AddReal(psi2, re02);
            im02 = psi0.SubtractImaginary(psi2, im02);
            re13 = psi1.AddReal(psi3, re13);
            im13 = psi1.SubtractImaginary(psi3, im13);
            re03 = psi0.AddReal(psi3, re03);
            im03 = psi0.SubtractImaginary(psi3, im03);
            re12 = psi1.AddReal(psi2, re12);
            im12 = psi1.SubtractImaginary(psi2, im12);
        }

        Unsafe.Add(ref rho, 2) += re02;
        Unsafe.Add(ref rho, 10) += im02;
        Unsafe.Add(ref rho, 6) += re13;
        Unsafe.Add(ref rho, 14) += im13;
        Unsafe.Add(ref rho, 3) += re03;
        Unsafe.Add(ref rho, 11) += im03;
        Unsafe.Add(ref rho, 15) += re12;
        Unsafe.Add(ref rho, 7) += im12;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MultiplyPairs<TExchange>(ref TVector psi, ref TVector lambda, ref QubitSets sets, scoped TExchange exchange, ref TVector a, bool isAdded)
        where TExchange : struct, IExchange<TVector>, allows ref struct
    {
        var (a0, a1, re, im) = (a, Unsafe.Add(ref a, 2), Unsafe.Add(ref a, 1), Unsafe.Add(ref a, 3));
        for (var place = sets.Next(); place >= 0; place = sets.Next())
        {
            var place1 = place ^ sets.Flip1;
            var psi0 = Read(ref psi, place, sets.First, exchange);
            var psi1 = Read(ref psi, place1, sets.First ^ 1, exchange);
            ref var lambda0 = ref Unsafe.Add(ref lambda, place);
            ref var lambda1 = ref Unsafe.Add(ref lambda, place1);
            Before(ref lambda0, sets.First, exchange, isAdded).Add(a0, psi0).AddConjugate(re, im, psi1).Exchange(exchange, sets.First).Write(ref lambda0);
            Before(ref lambda1, sets.First ^ 1, exchange, isAdded).Add(a1, psi1).Add(re, im, psi0).Exchange(exchange, sets.First ^ 1).Write(ref lambda1);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MultiplyFours<TExchange>(ref TVector psi, ref TVector lambda, ref QubitSets sets, scoped TExchange exchange, ref TVector a, bool isAdded)
        where TExchange : struct, IExchange<TVector>, allows ref struct
    {
        for (var place = sets.Next(); place >= 0; place = sets.Next())
        {
            var (place1, place2, place3) = (place ^ sets.Flip1, place ^ sets.Flip2, place ^ sets.Flip1 ^ sets.Flip2);
            var psi0 = Read(ref psi, place, sets.First, exchange);
            var psi1 = Read(ref psi, place1, sets.First ^ 1, exchange);
            var psi2 = Read(ref psi, place2, sets.First ^ 2, exchange);
            var psi3 = Read(ref psi, place3, sets.First ^ 3, exchange);
            ref var lambda0 = ref Unsafe.Add(ref lambda, place);
            ref var lambda1 = ref Unsafe.Add(ref lambda, place1);
            ref var lambda2 = ref Unsafe.Add(ref lambda, place2);
            ref var lambda3 = ref Unsafe.Add(ref lambda, place3);
            Before(ref lambda0, sets.First, exchange, isAdded).Add(a, psi0)
                .AddConjugate(Unsafe.Add(ref a, 1), Unsafe.Add(ref a, 5), psi1)
                .AddConjugate(Unsafe.Add(ref a, 2), Unsafe.Add(ref a, 10), psi2)
                .AddConjugate(Unsafe.Add(ref a, 3), Unsafe.Add(ref a, 11), psi3).Exchange(exchange, sets.First).Write(ref lambda0);
            Before(ref lambda1, sets.First ^ 1, exchange, isAdded).Add(Unsafe.Add(ref a, 4), psi1)
                .Add(Unsafe.Add(ref a, 1), Unsafe.Add(ref a, 5), psi0)
                .AddConjugate(Unsafe.Add(ref a, 6), Unsafe.Add(ref a, 14), psi3)
                .AddConjugate(Unsafe.Add(ref a, 15), Unsafe.Add(ref a, 7), psi2).Exchange(exchange, sets.First ^ 1).Write(ref lambda1);
            Before(ref lambda2, sets.First ^ 2, exchange, isAdded).Add(Unsafe.Add(ref a, 8), psi2)
                .Add(Unsafe.Add(ref a, 2), Unsafe.Add(ref a, 10), psi0)
                .AddConjugate(Unsafe.Add(ref a, 9), Unsafe.Add(ref a, 13), psi3)
                .Add(Unsafe.Add(ref a, 15), Unsafe.Add(ref a, 7), psi1).Exchange(exchange, sets.First ^ 2).Write(ref lambda2);
            Before(ref lambda3, sets.First ^ 3, exchange, isAdded).Add(Unsafe.Add(ref a, 12), psi3)
                .Add(Unsafe.Add(ref a, 3), Unsafe.Add(ref a, 11), psi0)
                .Add(Unsafe.Add(ref a, 6), Unsafe.Add(ref a, 14), psi1)
                .Add(Unsafe.Add(ref a, 9), Unsafe.Add(ref a, 13), psi2).Exchange(exchange, sets.First ^ 3).Write(ref lambda3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Amplitude<TVector, T> Read<TExchange>(ref TVector state, int place, int flips, TExchange exchange)
        where TExchange : struct, IExchange<TVector>, allows ref struct => Amplitude<TVector, T>.Read(ref Unsafe.Add(ref state, place)).Exchange(exchange, flips);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Amplitude<TVector, T> Before<TExchange>(ref TVector lambda, int flips, TExchange exchange, bool isAdded)
        where TExchange : struct, IExchange<TVector>, allows ref struct => isAdded ? Amplitude<TVector, T>.Read(ref lambda).Exchange(exchange, flips) : default;
}
