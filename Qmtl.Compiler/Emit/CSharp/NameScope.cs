namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Gives out member names of one C# type, each once, and none that every type has already.</summary>
internal sealed class NameScope(params string[] taken)
{
    private static readonly string[] Inherited =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private readonly HashSet<string> taken = new([.. Inherited, .. taken], StringComparer.Ordinal);

    /// <summary>The wanted name, with underscores behind it where it is taken.</summary>
    public string Take(string wanted)
    {
        while (!taken.Add(wanted)) wanted += "_";
        return wanted;
    }
}
