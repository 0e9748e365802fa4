using Qmtl.Threading;

namespace Qmtl.Runtime.Tests.Threading;

/// <summary>Work that a test writes as a lambda expression.</summary>
internal sealed class Work(Action<int, int> run) : IChunkWork
{
    public void Run(int worker, int chunk) => run(worker, chunk);
}
