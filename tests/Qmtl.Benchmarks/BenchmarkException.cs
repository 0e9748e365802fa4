namespace Qmtl.Benchmarks;

/// <summary>Something cannot be measured; the message says why.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
