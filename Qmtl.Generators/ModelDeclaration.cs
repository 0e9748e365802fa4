using Qmtl.Compiler;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Text;

namespace Qmtl.Generators;

/// <summary>Where a model gets its name.</summary>
internal sealed record ModelDeclaration(string FullName, string Path, TextSpan Span, LinePosition Start, LinePosition End)
{
    public ModelDeclaration(string fullName, string path, TextSpan span, SourceText source)
        : this(fullName, path, span, source.GetPosition(span.Start), source.GetPosition(span.End))
    {
    }
}

/// <summary>A model whose name another file has taken: the first in the order of the paths.</summary>
internal sealed record RepeatedModel(ModelDeclaration Declaration, ModelDeclaration First)
{
    public static EquatableArray<RepeatedModel> Find(IEnumerable<ModelDeclaration> declarations) =>
        declarations
            .GroupBy(d => d.FullName, StringComparer.Ordinal)
            .Select(group => group.OrderBy(d => d.Path, StringComparer.Ordinal).ToArray())
            .SelectMany(group => group.Skip(1).Select(later => new RepeatedModel(later, group[0])))
            .OrderBy(r => r.Declaration.Path, StringComparer.Ordinal)
            .ThenBy(r => r.Declaration.Span.Start)
            .ToEquatableArray();

    public bool Is(ModelClass model) => Declaration.Path == model.Path && Declaration.FullName == model.FullName;

    public Diagnostic ToDiagnostic()
    {
        var finding = ProjectDiagnostics.RepeatedModel(Declaration.Span, Declaration.FullName, First.Path, First.Start);
        return new Diagnostic(
            finding.Descriptor.Id, finding.Descriptor.Severity, finding.Message, Declaration.Path, Declaration.Span, Declaration.Start, Declaration.End);
    }
}
