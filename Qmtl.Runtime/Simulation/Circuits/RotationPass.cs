using System.Numerics;
using System.Runtime.InteropServices;

namespace Qmtl.Simulation;

/// <summary>
/// A layer of rotations that commute, no two of which flip the same bits: two are done in each pass over the state where that is possible, and those that do not leave a
/// block of it, block by block.
/// </summary>
internal sealed class RotationPass : CircuitPass
{
    private readonly List<(PauliRotation Pauli, int Angle)> rotations = [];

    /// <summary>Adds a rotation.</summary>
    public void Rotate(int flip, int sign, int angle) => rotations.Add((new PauliRotation(flip, sign), angle));

    /// <summary>Applies all rotations.</summary>
    public void Apply<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<ForwardWay, TVector, T>(sweep);

    /// <summary>Undoes all rotations on ψ and λ, and adds the derivatives of their angles.</summary>
    public void Undo<TVector, T>(in Sweep<TVector, T> sweep)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run<BackwardWay, TVector, T>(sweep);

    private void Run<TWay, TVector, T>(in Sweep<TVector, T> sweep)
        where TWay : struct, IWay
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var length = sweep.State.Length;
        if (!TVector.IsSliced)
        {
            var all = CollectionsMarshal.AsSpan(rotations);
            var whole = StateBlock.Whole(length);
            var i = 0;
            for (; i + 1 < all.Length; i += 2) TWay.Run(sweep, whole, all[i], all[i + 1]);
            if (i < all.Length) TWay.Run(sweep, whole, all[i]);
            return;
        }

        var block = StateBlock.FirstOf<TVector, T>(length);
        if (block.Length < length) Run<TWay, TVector, T>(sweep, StateBlock.Whole(length), block, holds: false);
        for (; block.First < length; block = block.Next) Run<TWay, TVector, T>(sweep, block, block, holds: true);
    }

    /// <summary>Goes over a part of the state with those rotations whose flips stay in a block, or with the others.</summary>
    private void Run<TWay, TVector, T>(in Sweep<TVector, T> sweep, StateBlock part, StateBlock block, bool holds)
        where TWay : struct, IWay
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var all = CollectionsMarshal.AsSpan(rotations);
        var open = -1;
        for (var i = 0; i < all.Length; i++)
        {
            if (block.Holds(SliceIndex.Within(all[i].Pauli.Flip, sweep.State.Length)) != holds) continue;
            if (open < 0)
            {
                open = i;
            }
            else if (RotationPairKernel<TVector, T>.IsPair(sweep.State.Length, all[open].Pauli, all[i].Pauli))
            {
                TWay.Run(sweep, part, all[open], all[i]);
                open = -1;
            }
            else
            {
                TWay.Run(sweep, part, all[open]);
                open = i;
            }
        }

        if (open >= 0) TWay.Run(sweep, part, all[open]);
    }

    /// <summary>Forward or backward.</summary>
    private interface IWay
    {
        /// <summary>One rotation.</summary>
        static abstract void Run<TVector, T>(in Sweep<TVector, T> sweep, StateBlock block, in (PauliRotation Pauli, int Angle) rotation)
            where TVector : unmanaged, ILaneVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>;

        /// <summary>Two of them.</summary>
        static abstract void Run<TVector, T>(
            in Sweep<TVector, T> sweep, StateBlock block, in (PauliRotation Pauli, int Angle) first, in (PauliRotation Pauli, int Angle) second)
            where TVector : unmanaged, ILaneVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>;
    }

    private readonly struct ForwardWay : IWay
    {
        public static void Run<TVector, T>(in Sweep<TVector, T> sweep, StateBlock block, in (PauliRotation Pauli, int Angle) rotation)
            where TVector : unmanaged, ILaneVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            RotationKernel<TVector, T>.Apply(sweep.State, block, rotation.Pauli, sweep.Angle(rotation.Angle));

        public static void Run<TVector, T>(
            in Sweep<TVector, T> sweep, StateBlock block, in (PauliRotation Pauli, int Angle) first, in (PauliRotation Pauli, int Angle) second)
            where TVector : unmanaged, ILaneVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            RotationPairKernel<TVector, T>.Apply(sweep.State, block, first.Pauli, second.Pauli, sweep.Angle(first.Angle), sweep.Angle(second.Angle));
    }

    private readonly struct BackwardWay : IWay
    {
        public static void Run<TVector, T>(in Sweep<TVector, T> sweep, StateBlock block, in (PauliRotation Pauli, int Angle) rotation)
            where TVector : unmanaged, ILaneVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            sweep.AddGradient(rotation.Angle, RotationKernel<TVector, T>.Undo(sweep.State, sweep.Adjoint, block, rotation.Pauli, sweep.Angle(rotation.Angle)));

        public static void Run<TVector, T>(
            in Sweep<TVector, T> sweep, StateBlock block, in (PauliRotation Pauli, int Angle) first, in (PauliRotation Pauli, int Angle) second)
            where TVector : unmanaged, ILaneVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var (derivative1, derivative2) = RotationPairKernel<TVector, T>.Undo(
                sweep.State, sweep.Adjoint, block, first.Pauli, second.Pauli, sweep.Angle(first.Angle), sweep.Angle(second.Angle));
            sweep.AddGradient(first.Angle, derivative1);
            sweep.AddGradient(second.Angle, derivative2);
        }
    }
}
