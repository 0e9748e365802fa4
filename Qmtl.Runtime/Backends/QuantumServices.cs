using Qmtl.Backends.Braket;
using Qmtl.Backends.Credentials;
using Qmtl.Backends.Ibm;
using Qmtl.Backends.IonQ;

namespace Qmtl.Backends;

/// <summary>The services that there are, by the names that backends of the language give them.</summary>
public static class QuantumServices
{
    /// <summary>IonQ Quantum Cloud.</summary>
    public const string IonQ = "ionq";

    /// <summary>IBM Quantum.</summary>
    public const string Ibm = "ibm";

    /// <summary>Amazon Braket.</summary>
    public const string Braket = "braket";

    /// <summary>The service of a name.</summary>
    /// <param name="kind">The name.</param>
    /// <param name="target">The machine or simulator: that of Braket says where the service is.</param>
    /// <param name="http">Sends requests. It must not follow redirections, so that keys go nowhere else.</param>
    /// <param name="credentials">Where the keys are.</param>
    /// <param name="options">How often and how long to try.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="CredentialException">A key is missing, or kept where others can read it.</exception>
    /// <exception cref="ArgumentException">There is no such service.</exception>
    public static IQuantumService Create(
        string kind, string target, HttpClient http, CredentialSource credentials, ServiceOptions options, TimeProvider time)
    {
        return kind switch
        {
            IonQ => new IonQService(http, credentials, options, time),
            Ibm => new IbmService(http, credentials, options, time),
            Braket => new BraketService(http, credentials, target, options, time),
            _ => throw new ArgumentException($"There is no service '{kind}'.", nameof(kind)),
        };
    }
}
