using Qmtl.Backends;
using Qmtl.Backends.Credentials;

namespace Qmtl.Cli.Hardware;

/// <summary>A service with its connections.</summary>
internal sealed class ServiceConnection : IDisposable
{
    private readonly HttpClient http;

    /// <exception cref="CredentialException">A key is missing, or kept where others can read it.</exception>
    public ServiceConnection(string kind, string target)
    {
        // Redirections are not followed, so that keys go nowhere else; the service has time-outs of its own.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
        Service = QuantumServices.Create(kind, target, http, CredentialSource.OfProcess(), new ServiceOptions(), TimeProvider.System);
    }

    public IQuantumService Service { get; }

    public void Dispose() => http.Dispose();
}
