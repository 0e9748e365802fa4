using System.Globalization;

namespace Qmtl.Threading;

/// <summary>How many workers compute.</summary>
internal static class WorkerCount
{
    /// <summary>The most that can be asked for. More than processors is allowed, and gains nothing.</summary>
    public const int Most = 1024;

    /// <summary>Checks a number of threads that a caller asks for; null asks for as many as there are processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public static void Require(int? threads, string name)
    {
        if (threads is < 1 or > Most)
            throw new ArgumentOutOfRangeException(name, threads, string.Create(CultureInfo.InvariantCulture, $"{name} must be from 1 to {Most}, not {threads}."));
    }

    /// <summary>
    /// As many as are asked for, or fewer where their memory would be more than half of the machine's; one in any case, which may have all of it.
    /// </summary>
    /// <param name="threads">How many are asked for; null for as many as there are processors.</param>
    /// <param name="bytesPerWorker">The memory that each worker has of its own.</param>
    /// <param name="availableBytes">The memory of the machine.</param>
    public static int Choose(int? threads, long bytesPerWorker, long availableBytes) =>
        (int)Math.Clamp(availableBytes / 2 / Math.Max(1, bytesPerWorker), 1, threads ?? Environment.ProcessorCount);
}
