namespace Qmtl.Backends.Credentials;

/// <summary>A key is missing, or kept where others can read it. The message says what to do, and holds no key.</summary>
/// <param name="message">What is wrong.</param>
public sealed class CredentialException(string message) : Exception(message);
