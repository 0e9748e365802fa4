using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>Resolves every name of a file, in templates that are never used as well.</summary>
public static class Binder
{
    public static BoundFile Bind(FileSyntax file, DiagnosticBag diagnostics, CancellationToken cancellationToken = default) =>
        Bind(file, [], diagnostics, cancellationToken);

    internal static BoundFile Bind(
        FileSyntax file, IReadOnlyList<ImportedNames> imports, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var context = new BindingContext(file, diagnostics, cancellationToken);
        var scope = new Scope(null, []);
        foreach (var import in imports) context.Import(scope, import);
        foreach (var declaration in file.Declarations)
        {
            context.Current = declaration;
            context.Declare(scope, declaration.Name, KindOf(declaration));
            context.Declarations[context.Declared[context.Declared.Count - 1]] = declaration;
        }

        var names = new NameResolver(context);
        var expressions = new ExpressionBinder(context, names);
        var statements = new StatementBinder(context, names, expressions);
        var models = new ModelBinder(context, expressions, statements);
        var backends = new BackendBinder(context, names, expressions);
        foreach (var declaration in file.Declarations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            context.Current = declaration;
            switch (declaration)
            {
                case ConstantDeclarationSyntax constant:
                    expressions.Bind(constant.Value, scope, ExpressionUse.Number);
                    break;
                case BlockDeclarationSyntax block:
                    BindBlock(block, scope, context, statements);
                    break;
                case ModelDeclarationSyntax model:
                    models.Bind(model, scope);
                    break;
                case BackendDeclarationSyntax backend:
                    backends.Bind(backend, scope);
                    break;
                case ChannelDeclarationSyntax channel:
                    new KrausBinder(context, expressions).Bind(channel, scope);
                    break;
                case ModelInstanceSyntax instance:
                    BindInstance(instance, scope, context, names, expressions);
                    break;
            }
        }

        Recursion.Check(context);
        return new BoundFile(
            file,
            context.Declared.OrderBy(symbol => symbol.Span.Start).ToEquatableArray(),
            context.Uses.OrderBy(use => use.Span.Start).ToEquatableArray(),
            context.Broken,
            [.. imports.Select(import => import.File)]);
    }

    private static void BindBlock(BlockDeclarationSyntax block, Scope file, BindingContext context, StatementBinder statements)
    {
        var scope = new Scope(file, []);
        foreach (var parameter in block.Parameters) context.Declare(scope, parameter, SymbolKind.Parameter);
        context.Declare(scope, block.Register, SymbolKind.Register);
        statements.BindBody(block.Body, scope, isHead: false);
    }

    private static void BindInstance(ModelInstanceSyntax instance, Scope file, BindingContext context, NameResolver names, ExpressionBinder expressions)
    {
        if (names.Template(instance.Template, file, instance.Backend is not null) is { } symbol)
        {
            var template = context.Declarations[symbol] as ModelDeclarationSyntax;
            string[] parameters = template is null ? [] : [.. template.Parameters.Select(p => p.Text)];
            if (parameters.Length != instance.Arguments.Count && (template is null || !context.IsMistaken(template)))
                context.Report(NameDiagnostics.WrongTemplateArguments(instance.Template.Span, symbol.Name, parameters, instance.Arguments.Count));
        }

        if (instance.Backend is { } backend) names.Backend(backend, file);

        expressions.BindAll(instance.Arguments, file);
    }

    private static SymbolKind KindOf(DeclarationSyntax declaration) => declaration switch
    {
        BlockDeclarationSyntax { Kind: BlockKind.Ansatz } => SymbolKind.Ansatz,
        BlockDeclarationSyntax => SymbolKind.Encoder,
        ConstantDeclarationSyntax => SymbolKind.Constant,
        BackendDeclarationSyntax => SymbolKind.Backend,
        ChannelDeclarationSyntax => SymbolKind.Channel,
        _ => SymbolKind.Model,
    };
}
