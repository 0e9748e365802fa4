using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Slicing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Checks;

/// <summary>A file without errors, as the checks see it.</summary>
internal sealed class CheckedFile
{
    private readonly HashSet<Symbol> used;

    /// <param name="models">Each model as lowered, and in canonical form.</param>
    public CheckedFile(
        SourceMap sources,
        BoundFile names,
        IEnumerable<(ModelIr Lowered, ModelIr Canonical)> models,
        CancellationToken cancellationToken = default)
    {
        Sources = sources;
        Names = names;
        used = [.. names.Uses.Select(use => use.Symbol)];
        Nodes = [.. SyntaxNodes.Of(names.Syntax)];
        Models = [.. models.Select(m => new CheckedModel(m.Lowered, m.Canonical, cancellationToken))];
    }

    public SourceMap Sources { get; }

    public BoundFile Names { get; }

    /// <summary>All declarations, members and statements.</summary>
    public IReadOnlyList<SyntaxNode> Nodes { get; }

    public IReadOnlyList<CheckedModel> Models { get; }

    public bool IsUsed(Symbol symbol) => used.Contains(symbol);

    public bool IsUsed(NameSyntax name) => Names.Find(name) is { } symbol && IsUsed(symbol);

    /// <summary>Whether a name says that what it names is there on purpose, however little is done with it.</summary>
    public static bool IsMeant(string name) => name.StartsWith("_", StringComparison.Ordinal);

    /// <summary>Counted from 1.</summary>
    public int LineOf(TextSpan span) => Sources.Of(span).GetPosition(span.Start).Line + 1;
}

/// <summary>A model with what its heads depend on.</summary>
internal sealed class CheckedModel(ModelIr lowered, ModelIr canonical, CancellationToken cancellationToken = default)
{
    private HeadCone[]? cones;

    /// <summary>As written.</summary>
    public ModelIr Lowered => lowered;

    public ModelIr Canonical => canonical;

    /// <summary>The light cone of each head, in canonical form.</summary>
    public IReadOnlyList<HeadCone> Cones => cones ??= FindCones();

    private HeadCone[] FindCones()
    {
        var lightCones = new LightCones(canonical);
        var found = new HeadCone[canonical.Heads.Count];
        for (var i = 0; i < found.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (head, before) = (canonical.Heads[i], i == 0 ? null : found[i - 1]);

            // Heads that read the same expectations follow one another, as those of a family do.
            var isSame = before is not null && head.Gates.Count + before.Head.Gates.Count == 0 && head.Measurements == before.Head.Measurements;
            found[i] = isSame ? before! with { Head = head } : HeadCone.Of(canonical, lightCones, i);
        }

        return found;
    }
}
