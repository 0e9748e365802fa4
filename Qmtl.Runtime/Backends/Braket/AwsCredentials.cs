using Qmtl.Backends.Credentials;

namespace Qmtl.Backends.Braket;

/// <summary>Who signs requests to Amazon's services.</summary>
/// <param name="AccessKey">The identifier of the key, which requests show.</param>
/// <param name="SecretKey">What requests are signed with.</param>
/// <param name="SessionToken">Goes with keys that are valid for a time.</param>
internal sealed record AwsCredentials(string AccessKey, Secret SecretKey, Secret? SessionToken = null)
{
    public static AwsCredentials From(CredentialSource source) => new(
        source.Require("AWS_ACCESS_KEY_ID", "The identifier of the AWS key"),
        source.RequireSecret("AWS_SECRET_ACCESS_KEY", "The secret of the AWS key"),
        source.FindSecret("AWS_SESSION_TOKEN"));

    public string RemoveFrom(string text) => SecretKey.RemoveFrom(SessionToken?.RemoveFrom(text) ?? text);
}
