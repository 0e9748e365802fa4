using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;
using static Qmtl.Compiler.Parsing.StatementBuilder;
using static Qmtl.Compiler.Parsing.TreeReader;

namespace Qmtl.Compiler.Parsing;

/// <summary>Parse tree to declarations and the members of models.</summary>
internal sealed class FileBuilder(SourceText source)
{
    public FileSyntax Build(QmtlParser.FileContext file) =>
        new(
            file.namespaceDeclaration() is { exception: null } space ? Namespace(space) : null,
            Intact(file.importDirective()).Select(i => new ImportSyntax(Text(i.STRING()), Span(i))).ToEquatableArray(),
            Intact(file.declaration()).Select(Declaration).ToEquatableArray(),
            source.Span);

    private static NameSyntax Namespace(QmtlParser.NamespaceDeclarationContext context)
    {
        var names = context.identifier();
        return new NameSyntax(
            string.Join(".", names.Select(n => n.GetText())),
            Span(names[0]).To(Span(names[names.Length - 1])));
    }

    private static DeclarationSyntax Declaration(QmtlParser.DeclarationContext context)
    {
        var documentation = DocumentedToken.Read(context);
        if (context.blockDeclaration() is { } block) return Block(block, documentation);
        if (context.model() is { } model) return model.instance() is { } instance ? Instance(model, instance, documentation) : Model(model, documentation);
        if (context.backend() is { } backend) return Backend(backend, documentation);
        if (context.channelDeclaration() is { } channel) return Channel(channel, documentation);
        var constant = context.constant();
        return new ConstantDeclarationSyntax(Name(constant.identifier()), ExpressionBuilder.Build(constant.expression()), documentation, Span(context));
    }

    private static BlockDeclarationSyntax Block(QmtlParser.BlockDeclarationContext context, string documentation) =>
        new(
            context.ANSATZ() is null ? BlockKind.Encoder : BlockKind.Ansatz,
            Name(context.identifier(0)),
            Parameters(context.parameters()),
            Name(context.identifier(1)),
            Body(context.block()),
            documentation,
            Span(context));

    private static ModelDeclarationSyntax Model(QmtlParser.ModelContext context, string documentation) =>
        new(
            Name(context.identifier()),
            Parameters(context.parameters()),
            Intact(context.modelBody().member()).Select(Member).ToEquatableArray(),
            documentation,
            Span(context));

    private static ModelInstanceSyntax Instance(QmtlParser.ModelContext model, QmtlParser.InstanceContext instance, string documentation) =>
        new(
            Name(model.identifier()),
            Name(instance.identifier(0)),
            ExpressionBuilder.Arguments(instance.arguments()),
            instance.ON() is null ? null : Name(instance.identifier(1)),
            documentation,
            Span(model));

    private static BackendDeclarationSyntax Backend(QmtlParser.BackendContext context, string documentation) =>
        new(
            Name(context.identifier(0)),
            Name(context.identifier(1)),
            Intact(context.backendBody().setting()).Select(Setting).ToEquatableArray(),
            documentation,
            Span(context));

    private static ChannelDeclarationSyntax Channel(QmtlParser.ChannelDeclarationContext context, string documentation) =>
        new(
            Name(context.identifier(0)),
            Name(context.identifier(1)),
            context.matrix().Select(Matrix).ToEquatableArray(),
            documentation,
            Span(context));

    private static MatrixSyntax Matrix(QmtlParser.MatrixContext context) =>
        new(context.row().Select(r => r.expression().Select(ExpressionBuilder.Build).ToEquatableArray()).ToEquatableArray(), Span(context));

    private static SettingSyntax Setting(QmtlParser.SettingContext context)
    {
        var name = Name(context.identifier());
        if (context.noiseBody() is { } noise)
            return new NoiseSettingSyntax(name, Intact(noise.noiseRule()).Select(NoiseRule).ToEquatableArray(), Span(context));
        var value = context.value();
        if (value.STRING() is { } text) return new TextSettingSyntax(name, Text(text), Span(context));
        if (value.pair().Length > 0) return new PairsSettingSyntax(name, value.pair().Select(Pair).ToEquatableArray(), Span(context));
        var values = value.expression().Select(ExpressionBuilder.Build).ToEquatableArray();
        return values.Count == 1 ? new NumberSettingSyntax(name, values[0], Span(context)) : new ListSettingSyntax(name, values, Span(context));
    }

    private static PairSyntax Pair(QmtlParser.PairContext context) =>
        new(ExpressionBuilder.Build(context.expression(0)), ExpressionBuilder.Build(context.expression(1)), Span(context));

    private static NoiseRuleSyntax NoiseRule(QmtlParser.NoiseRuleContext context)
    {
        var names = context.identifier();
        return new NoiseRuleSyntax(
            names.Length > 1 ? Name(names[0]) : null,
            context.gates() is { } gates ? Gates(gates) : null,
            Name(names[names.Length - 1]),
            ExpressionBuilder.Arguments(context.arguments()),
            Places(context.places()),
            Span(context));
    }

    private static GatesSyntax Gates(QmtlParser.GatesContext context) =>
        new(
            context.ARITY() is { } arity ? arity.GetText()[0] - '0' : 0,
            context.identifier() is { } gate ? Name(gate) : null,
            Places(context.places()),
            Span(context));

    private static EquatableArray<ExpressionSyntax> Places(QmtlParser.PlacesContext? context) =>
        context is null ? [] : context.expression().Select(ExpressionBuilder.Build).ToEquatableArray();

    private static string Text(ITerminalNode literal) => literal.GetText().Trim('"');

    private static MemberSyntax Member(QmtlParser.MemberContext context) => context.GetChild(0) switch
    {
        QmtlParser.InputContext input =>
            new InputSyntax(Name(input.identifier()), ExpressionBuilder.BuildOptional(input.expression()), DocumentedToken.Read(input), Span(input)),
        QmtlParser.QubitsContext qubits =>
            new QubitsSyntax(Name(qubits.identifier()), ExpressionBuilder.BuildOptional(qubits.expression()), DocumentedToken.Read(qubits), Span(qubits)),
        QmtlParser.EncodeContext encode => new EncodeSyntax(Body(encode.block()), DocumentedToken.Read(encode), Span(encode)),
        QmtlParser.HeadContext head => Head(head),
        ParserRuleContext statement => new StatementMemberSyntax(Statement(statement), Span(statement)),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is not a member of a model."),
    };

    private static HeadSyntax Head(QmtlParser.HeadContext context) =>
        new(
            Name(context.identifier()),
            context.headFamily() is { } family
                ? new HeadFamilySyntax(Name(family.identifier()), ExpressionBuilder.Range(family.range()), Span(family))
                : null,
            Kind(context.headKind()),
            Body(context.block()),
            DocumentedToken.Read(context),
            Span(context));

    private static HeadKindSyntax Kind(QmtlParser.HeadKindContext context) => context switch
    {
        QmtlParser.BinaryKindContext => new BinaryKindSyntax(Span(context)),
        QmtlParser.RegressionKindContext => new RegressionKindSyntax(Span(context)),
        QmtlParser.ClassesKindContext classes => new ClassesKindSyntax(ExpressionBuilder.Build(classes.expression()), Span(context)),
        QmtlParser.LabelsKindContext labels => new LabelsKindSyntax(labels.identifier().Select(Label).ToEquatableArray(), Span(context)),
        _ => throw new InvalidOperationException($"{context.GetType().Name} is not a kind of head."),
    };

    private static LabelSyntax Label(QmtlParser.IdentifierContext context) => new(Name(context), DocumentedToken.Read(context), Span(context));

    private static EquatableArray<NameSyntax> Parameters(QmtlParser.ParametersContext? context) =>
        context is null ? [] : context.identifier().Select(Name).ToEquatableArray();
}
