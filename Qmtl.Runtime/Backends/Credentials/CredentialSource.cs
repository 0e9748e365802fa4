namespace Qmtl.Backends.Credentials;

/// <summary>
/// Where keys come from: the environment, or else a file of lines <c>NAME=value</c> that only its owner may read. Never from arguments, which other
/// users of a machine can see.
/// </summary>
public sealed class CredentialSource
{
    /// <summary>The variable that names the file, where it is not at its usual place.</summary>
    public const string FileVariable = "QMTL_CREDENTIALS";

    private readonly Func<string, string?> environment;
    private readonly string path;
    private IReadOnlyDictionary<string, string>? file;

    /// <summary>Reads variables, and the file when one of them is missing.</summary>
    /// <param name="environment">The value of a variable; null where it is not set.</param>
    /// <param name="home">The user's folder: the file is <c>.config/qmtl/credentials</c> in it, unless <see cref="FileVariable"/> says another.</param>
    public CredentialSource(Func<string, string?> environment, string home)
    {
        ArgumentNullException.ThrowIfNull(environment);
        this.environment = environment;
        path = Variable(FileVariable) ?? Path.Combine(home, ".config", "qmtl", "credentials");
    }

    /// <summary>The environment and the file of the user who runs the process.</summary>
    public static CredentialSource OfProcess() => new(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>A setting that is no secret; null where there is none.</summary>
    /// <exception cref="CredentialException">The file is open to others.</exception>
    public string? Find(string name) => Variable(name) ?? (file ??= ReadFile()).GetValueOrDefault(name);

    /// <summary>A setting that is no secret.</summary>
    /// <exception cref="CredentialException">There is none, or the file is open to others.</exception>
    public string Require(string name, string meaning) => Find(name) ?? throw new CredentialException(
        $"{meaning} is not known. Set the environment variable {name}, or write a line {name}=… into {path} and make it private with: chmod 600 {path}");

    internal Secret RequireSecret(string name, string meaning) => new(Require(name, meaning));

    internal Secret? FindSecret(string name) => Find(name) is { } value ? new Secret(value) : null;

    private string? Variable(string name) => environment(name) is { Length: > 0 } value ? value.Trim() : null;

    private Dictionary<string, string> ReadFile()
    {
        if (!File.Exists(path)) return [];
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OfOthers) != 0)
            throw new CredentialException($"{path} holds keys, but others may read or change it. Make it private first, with: chmod 600 {path}");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path).Select(l => l.Trim()))
        {
            number++;
            if (line.Length == 0 || line.StartsWith('#')) continue;
            var equals = line.IndexOf('=', StringComparison.Ordinal);

            // The line itself is not shown: it may be a key.
            if (equals <= 0) throw new CredentialException($"{path}({number}): a line must read NAME=value.");
            values[line[..equals].Trim()] = line[(equals + 1)..].Trim();
        }

        return values;
    }

    private const UnixFileMode OfOthers =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
}
