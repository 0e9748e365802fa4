namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>The process was killed.</summary>
internal sealed class ProcessKilledException() : Exception("killed");

/// <summary>Kills the client before it sends a request, or after the answer came.</summary>
internal sealed class CrashingHandler(HttpMessageHandler connections, Func<bool> isKilled) : DelegatingHandler(connections)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (isKilled()) throw new ProcessKilledException();
        var response = await base.SendAsync(request, cancellationToken);
        if (!isKilled()) return response;
        response.Dispose();
        throw new ProcessKilledException();
    }
}
