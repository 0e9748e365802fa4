using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>
/// What lowering the models of one file shares: the constants and backends of the file, and the diagnostics, each told once however often
/// its place is unrolled.
/// </summary>
internal sealed class LoweringSession(BoundFile file, DiagnosticBag diagnostics, CancellationToken cancellationToken)
{
    private readonly Dictionary<Symbol, Quantity?> constants = [];
    private readonly Dictionary<Symbol, BackendIr?> backends = [];
    private readonly Dictionary<Symbol, EquatableArray<double>?> channels = [];
    private readonly HashSet<(string, TextSpan)> told = [];
    private readonly HashSet<(string, string)> toldInside = [];
    private int outOfRange;
    private int depth;
    private readonly Stack<string> origins = new();

    public BoundFile File => file;

    public CancellationToken Cancellation => cancellationToken;

    /// <summary>How often something could not be lowered, told or not.</summary>
    public int Failures { get; private set; }

    public void Report(Finding finding)
    {
        Failures++;
        if (!told.Add((finding.Descriptor.Id, finding.Span))) return;

        // A block or model that does not suit its use is one mistake, however often that shows inside.
        if (origins.Count > 0 && !toldInside.Add((finding.Descriptor.Id, string.Join(", ", origins)))) return;
        var message = origins.Count == 0 ? finding.Message : $"{finding.Message} (in {DescribeOrigins()})";
        diagnostics.Report(finding with { Message = message });
    }

    /// <summary>
    /// Reports an index that is out of range, a few times for a model: more of them say one thing, that what they index is too small.
    /// </summary>
    public void ReportOutOfRange(Finding finding)
    {
        if (outOfRange++ < LoweringLimits.IndicesTold) Report(finding);
        else Fail();
    }

    /// <summary>Starts with another model.</summary>
    public void Begin() => outOfRange = 0;

    /// <summary>Goes into a loop, a branch or a block; false where that is too deep, which is told.</summary>
    public bool Descend(TextSpan span)
    {
        if (depth == LoweringLimits.Depth)
        {
            Report(ShapeDiagnostics.UnrolledTooDeeply(span, LoweringLimits.Depth));
            return false;
        }

        depth++;
        return true;
    }

    public void Ascend() => depth--;

    /// <summary>Notes that something is built on what has an error already.</summary>
    public void Fail() => Failures++;

    /// <summary>Says in messages which use of a template they are about.</summary>
    public void Enter(string action, TextSpan span) =>
        origins.Push($"{action} on {diagnostics.Sources.Line(span)}");

    /// <summary>Counted from 1.</summary>
    public int LineOf(TextSpan span) => diagnostics.Sources.Of(span).GetPosition(span.Start).Line + 1;

    public void Leave() => origins.Pop();

    /// <summary>From the inside to the outside; of a long chain both ends.</summary>
    private string DescribeOrigins()
    {
        string[] chain = [.. origins];
        if (chain.Length > 4) chain = [chain[0], chain[1], FormattableString.Invariant($"{chain.Length - 3} more"), chain[chain.Length - 1]];
        return string.Join(", ", chain);
    }

    public Quantity? ConstantOf(Symbol symbol)
    {
        if (constants.TryGetValue(symbol, out var known)) return known;
        var declaration = (ConstantDeclarationSyntax)file.FindDeclaration(symbol)!;
        var value = file.IsBroken(declaration) ? null : new ExpressionLowering(this, new Frame(), null).Known(declaration.Value, $"the constant '{symbol.Name}'");
        constants.Add(symbol, value);
        return value;
    }

    /// <returns>Null where there were errors.</returns>
    public BackendIr? BackendOf(Symbol symbol)
    {
        if (backends.TryGetValue(symbol, out var known)) return known;
        var declaration = (BackendDeclarationSyntax)file.FindDeclaration(symbol)!;
        var backend = file.IsBroken(declaration) ? null : new BackendLowering(this).Lower(declaration);
        backends.Add(symbol, backend);
        return backend;
    }

    /// <returns>The numbers of the operators of a declared channel; null where there were errors.</returns>
    public EquatableArray<double>? KrausOf(Symbol symbol)
    {
        if (channels.TryGetValue(symbol, out var known)) return known;
        var declaration = (ChannelDeclarationSyntax)file.FindDeclaration(symbol)!;
        var numbers = file.IsBroken(declaration) ? null : new KrausLowering(this).Lower(declaration);
        channels.Add(symbol, numbers);
        return numbers;
    }
}
