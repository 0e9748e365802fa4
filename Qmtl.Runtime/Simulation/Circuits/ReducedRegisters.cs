using System.Numerics;

namespace Qmtl.Simulation;

/// <summary>
/// The heads of a circuit that end on reduced density matrices. Those whose flips do not leave a block of the state are summed together, block by block, and so are
/// multiplied.
/// </summary>
internal sealed class ReducedRegisters(IEnumerable<ReducedRegister> registers)
{
    private readonly ReducedRegister[] registers = [.. registers];

    /// <summary>How many expectations they have together.</summary>
    public int Products => registers.Sum(r => r.Products);

    /// <summary>Writes what they measure.</summary>
    public void Measure<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var length = sweep.State.Length;
        var block = StateBlock.FirstOf<TVector, T>(length);
        foreach (var register in registers)
        {
            if (!IsHeld(register, length, block)) register.Sum(sweep, StateBlock.Whole(length));
        }

        for (var own = block; own.First < length; own = own.Next)
        {
            foreach (var register in registers)
            {
                if (IsHeld(register, length, block)) register.Sum(sweep, own);
            }
        }

        foreach (var register in registers) register.Measure(sweep, targets);
    }

    /// <summary>Adds the derivatives of their angles, and sets λ to what they say of the state, or adds it.</summary>
    public void Observe<TVector, T>(in Sweep<TVector, T> sweep, ReadOnlySpan<int> targets, bool isAdded)
        where TVector : unmanaged, ILaneVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var length = sweep.State.Length;
        var block = StateBlock.FirstOf<TVector, T>(length);
        foreach (var register in registers)
        {
            register.Observe(sweep, targets);
            if (IsHeld(register, length, block)) continue;
            register.Multiply(sweep, StateBlock.Whole(length), isAdded);
            isAdded = true;
        }

        for (var own = block; own.First < length; own = own.Next)
        {
            var isOwnAdded = isAdded;
            foreach (var register in registers)
            {
                if (!IsHeld(register, length, block)) continue;
                register.Multiply(sweep, own, isOwnAdded);
                isOwnAdded = true;
            }
        }
    }

    private static bool IsHeld(ReducedRegister register, int length, StateBlock block) => block.Length == length || register.IsHeld(length, block);
}
