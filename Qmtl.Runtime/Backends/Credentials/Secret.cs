namespace Qmtl.Backends.Credentials;

/// <summary>Something that must not be shown. It prints as asterisks.</summary>
internal sealed class Secret(string value)
{
    private const string Hidden = "***";

    /// <summary>For requests only.</summary>
    public string Reveal() => value;

    /// <summary>A text of a service without the secret, should it repeat it.</summary>
    public string RemoveFrom(string text) => value.Length == 0 ? text : text.Replace(value, Hidden, StringComparison.Ordinal);

    public override string ToString() => Hidden;
}
