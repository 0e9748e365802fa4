namespace Qmtl.Compiler.Planning;

/// <summary>What Pauli products become when rotations of the Clifford group before them are left out, and carried past them to the end.</summary>
/// <remarks>
/// With C the rotations left out, V·C = C·(C†VC): a product P after them acts as C†PC does without. It is enough to know that of X and Z
/// of every bit of an index (Aaronson and Gottesman, arXiv:quant-ph/0406196).
/// </remarks>
internal sealed class CliffordFrame(int bits)
{
    private readonly FramedPauli[] x = [.. Enumerable.Range(0, bits).Select(bit => new FramedPauli(1 << bit, 0, 0))];
    private readonly FramedPauli[] z = [.. Enumerable.Range(0, bits).Select(bit => new FramedPauli(0, 1 << bit, 0))];

    /// <summary>C†PC.</summary>
    public FramedPauli Map(FramedPauli pauli)
    {
        var image = new FramedPauli(0, 0, pauli.Turns);
        for (var bit = 0; bit < x.Length; bit++)
        {
            if ((pauli.Flip >> bit & 1) != 0) image = image.Times(x[bit]);
        }

        for (var bit = 0; bit < z.Length; bit++)
        {
            if ((pauli.Sign >> bit & 1) != 0) image = image.Times(z[bit]);
        }

        return image;
    }

    /// <summary>Leaves out exp(−iφP) for φ = quarters · π/4 and a product that is mapped already: Q that does not commute with P becomes exp(2iφP)·Q.</summary>
    public void LeaveOut(FramedPauli pauli, int quarters)
    {
        for (var bit = 0; bit < x.Length; bit++)
        {
            x[bit] = Turned(x[bit], pauli, quarters & 3);
            z[bit] = Turned(z[bit], pauli, quarters & 3);
        }
    }

    private static FramedPauli Turned(FramedPauli image, FramedPauli pauli, int quarters)
    {
        if (image.Commutes(pauli)) return image;
        return quarters switch
        {
            0 => image,
            1 => pauli.Times(image).Turn(1),
            2 => image.Turn(2),
            _ => pauli.Times(image).Turn(3),
        };
    }
}
