using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Binding;

/// <summary>What the syntax errors of a file leave open: which declarations are not whole, and which names the missing text may declare.</summary>
internal sealed class Doubts(FileSyntax file)
{
    private readonly int[] starts = [.. file.Mistakes.Select(m => m.Span.Start)];
    private readonly int[] ends = FurthestEnds(file.Mistakes);
    private readonly Dictionary<TextSpan, Doubt> inside = [];
    private Doubt? outside;

    /// <summary>Whether a syntax error in the same construct may be the reason of what is found there.</summary>
    public bool IsMistaken(TextSpan span)
    {
        var last = Array.BinarySearch(starts, span.End);
        last = last < 0 ? ~last - 1 : last;
        return last >= 0 && ends[last] > span.Start;
    }

    /// <summary>Whether nothing is missing from a declaration, and nothing was supplied.</summary>
    public bool IsWhole(DeclarationSyntax declaration) => !MistakesIn(declaration).Any();

    /// <summary>Whether text missing from a declaration, or from the top of the file, may declare a name.</summary>
    public bool MayDeclare(DeclarationSyntax declaration, string name)
    {
        if (starts.Length == 0) return false;
        if (!inside.TryGetValue(declaration.Span, out var doubt))
            inside.Add(declaration.Span, doubt = Doubt.Of(MistakesIn(declaration).Where(m => m.Span.End <= declaration.Span.End)));
        outside ??= Doubt.Of(file.Mistakes.Except(file.Declarations.SelectMany(d => MistakesIn(d).Where(m => m.Span.End <= d.Span.End))));
        return doubt.Covers(name) || outside.Covers(name);
    }

    /// <summary>Where the mistakes up to each have all ended.</summary>
    private static int[] FurthestEnds(EquatableArray<MistakeSyntax> mistakes)
    {
        var ends = new int[mistakes.Count];
        for (var i = 0; i < ends.Length; i++) ends[i] = Math.Max(mistakes[i].Span.End, i > 0 ? ends[i - 1] : 0);
        return ends;
    }

    private IEnumerable<MistakeSyntax> MistakesIn(DeclarationSyntax declaration)
    {
        var first = Array.BinarySearch(starts, declaration.Span.Start);
        if (first < 0) first = ~first;
        while (first > 0 && starts[first - 1] == declaration.Span.Start) first--;
        for (var i = first; i < starts.Length && starts[i] <= declaration.Span.End; i++) yield return file.Mistakes[i];
    }

    private sealed record Doubt(HashSet<string> Names, bool OfAll)
    {
        public static Doubt Of(IEnumerable<MistakeSyntax> mistakes)
        {
            var all = mistakes.ToList();
            return new Doubt(new HashSet<string>(all.SelectMany(m => m.Names), StringComparer.Ordinal), all.Exists(m => m.HidesName));
        }

        public bool Covers(string name) => OfAll || Names.Contains(name);
    }
}
