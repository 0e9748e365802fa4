using Qmtl.Backends;
using Qmtl.Backends.Braket;
using Qmtl.Backends.Credentials;
using Qmtl.Backends.Ibm;
using Qmtl.Backends.IonQ;

namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>The product's side of an account: services that talk to the fake ones, with the keys of the account or those of another.</summary>
internal sealed class FakeClient(FakeServer server, FakeAccount account, Func<HttpMessageHandler, DelegatingHandler>? wrap = null, FakeAccount? keys = null) : IDisposable
{
    public const string Simulator = "arn:aws:braket:::device/quantum-simulator/amazon/sv1";

    private readonly string address = server.Add(account);
    private readonly List<HttpClient> clients = [];

    public IQuantumService Service(string kind, string target)
    {
        var client = new HttpClient(wrap?.Invoke(server.Connections) ?? server.Connections, disposeHandler: false);
        client.Timeout = Timeout.InfiniteTimeSpan;
        clients.Add(client);
        return QuantumServices.Create(kind, target, client, new CredentialSource(Variables.GetValueOrDefault, "/nonexistent"), new ServiceOptions(), account.Clock);
    }

    public Dictionary<string, string?> Variables => new()
    {
        [IonQService.KeyVariable] = (keys ?? account).Key,
        [IonQService.AddressVariable] = $"{address}/ionq",
        [IbmService.KeyVariable] = (keys ?? account).Key,
        [IbmService.InstanceVariable] = FakeIbm.Instance,
        [IbmService.AddressVariable] = $"{address}/ibm",
        [IbmService.IdentityVariable] = $"{address}/ibm/identity/token",
        ["AWS_ACCESS_KEY_ID"] = FakeSignature.AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = (keys ?? account).Key,
        ["AWS_REGION"] = "us-east-1",
        [BraketService.BucketVariable] = "amazon-braket-tests",
        [BraketService.AddressVariable] = $"{address}/braket",
        [BraketService.StorageVariable] = $"{address}/s3",
    };

    public static string Target(string kind) => kind switch
    {
        QuantumServices.IonQ => "qpu.forte-1",
        QuantumServices.Ibm => "ibm_torino",
        _ => Simulator,
    };

    public void Dispose()
    {
        foreach (var client in clients) client.Dispose();
    }
}
