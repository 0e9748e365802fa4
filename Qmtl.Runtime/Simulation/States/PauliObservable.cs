namespace Qmtl.Simulation;

/// <summary>A Pauli product that maps |i⟩ to i^turns · (−1)^parity(i &amp; sign) |i ^ flip⟩.</summary>
/// <param name="Flip">The bits that it flips.</param>
/// <param name="Sign">The bits whose parity is its sign.</param>
/// <param name="Turns">The power of the imaginary unit, 0 to 3.</param>
internal readonly record struct PauliObservable(int Flip, int Sign, int Turns);
