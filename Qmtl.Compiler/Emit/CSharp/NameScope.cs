namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>Gives out member names of one C# type, each once.</summary>
internal sealed class NameScope(params string[] taken)
{
    private readonly HashSet<string> taken = new(taken, StringComparer.Ordinal);

    /// <summary>The wanted name, with underscores behind it where it is taken.</summary>
    public string Take(string wanted)
    {
        if (!char.IsLetter(wanted[0]) && wanted[0] != '_') wanted = "_" + wanted;
        while (!taken.Add(wanted)) wanted += "_";
        return wanted;
    }
}
