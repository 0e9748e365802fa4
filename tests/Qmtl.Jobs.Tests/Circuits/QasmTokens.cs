using System.Globalization;
using System.Text.RegularExpressions;

namespace Qmtl.Jobs.Tests.Circuits;

/// <summary>The words, numbers and signs of a program, one after the other.</summary>
internal sealed partial class QasmTokens(string text)
{
    private readonly string[] tokens = [.. Pattern().Matches(Comment().Replace(text, " ")).Select(m => m.Value)];
    private int position;

    public bool AtEnd => position == tokens.Length;

    public string Peek => AtEnd ? "" : tokens[position];

    public string Next() => AtEnd ? throw new FormatException("The program ends within a statement.") : tokens[position++];

    public bool Accept(string token)
    {
        if (Peek != token) return false;
        position++;
        return true;
    }

    public void Expect(string token)
    {
        if (!Accept(token)) throw new FormatException($"'{token}' is expected where '{Peek}' stands.");
    }

    public int Index()
    {
        Expect("[");
        var index = int.Parse(Next(), CultureInfo.InvariantCulture);
        Expect("]");
        return index;
    }

    public void SkipStatement()
    {
        while (Next() != ";")
        {
        }
    }

    [GeneratedRegex(@"//[^\n]*|#pragma[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex("""\$\d+|"[^"]*"|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+|[A-Za-z_]\w*|\S""")]
    private static partial Regex Pattern();
}
