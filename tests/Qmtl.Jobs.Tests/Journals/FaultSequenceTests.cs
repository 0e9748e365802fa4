using System.Globalization;
using Qmtl.Backends;
using Qmtl.Jobs.Tests.Circuits;
using Qmtl.Jobs.Tests.Fakes;

namespace Qmtl.Jobs.Tests.Journals;

/// <summary>
/// Whatever goes wrong, in whatever order: each result comes exactly once, or an error names the job and the command to go on with, and the service is
/// never paid twice for the same circuits.
/// </summary>
public sealed class FaultSequenceTests(FakeServer server) : IClassFixture<FakeServer>
{
    private static readonly string Disk = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    [Theory]
    [InlineData(QuantumServices.IonQ, 500)]
    [InlineData(QuantumServices.Ibm, 300)]
    [InlineData(QuantumServices.Braket, 250)]
    public async Task Nothing_is_lost_or_paid_twice(string kind, int sequences)
    {
        var seen = new int[Enum.GetValues<FaultKind>().Length];
        var restarts = 0;
        await Parallel.ForAsync(0, sequences, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (seed, _) =>
        {
            using var sequence = new FaultSequence(server, kind, (ulong)seed, Path.Combine(Disk, $"qmtl-{Guid.NewGuid():N}"));
            try
            {
                await sequence.RunAsync();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{kind}, seed {seed}: {e.Message}\n{sequence.Story}"), e);
            }
            finally
            {
                Directory.Delete(sequence.Folder, recursive: true);
            }

            foreach (var fault in sequence.Seen) Interlocked.Increment(ref seen[(int)fault]);
            Interlocked.Add(ref restarts, sequence.Restarts);
        });

        // The sequences are worth something only if everything that can happen did.
        foreach (var fault in Enum.GetValues<FaultKind>().Where(f => f != FaultKind.ExpireToken || kind == QuantumServices.Ibm))
            seen[(int)fault].ShouldBeGreaterThan(sequences / 100, fault.ToString());
        restarts.ShouldBeGreaterThan(sequences);
    }
}
