using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>Instantiates the models of a file: constants evaluated, loops unrolled, blocks expanded, shapes checked.</summary>
public static class Lowerer
{
    /// <returns>The models without errors, in the order of the source. A model with parameters counts only where it is instantiated.</returns>
    public static EquatableArray<ModelIr> Lower(BoundFile file, DiagnosticBag diagnostics, CancellationToken cancellationToken = default)
    {
        var session = new LoweringSession(file, diagnostics, cancellationToken);
        foreach (var constant in ConstantOrder.Of(file)) session.ConstantOf(constant);
        var models = new List<ModelIr>();
        foreach (var declaration in file.Syntax.Declarations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.IsBroken(declaration)) continue;
            var model = declaration switch
            {
                ModelDeclarationSyntax { Parameters.Count: 0 } plain => new ModelLowering(session).Lower(plain, plain, []),
                ModelInstanceSyntax instance => Instantiate(instance, session),
                _ => null,
            };

            if (model is null) continue;
            IrValidator.Validate(model);
            models.Add(model);
        }

        return models.ToEquatableArray();
    }

    private static ModelIr? Instantiate(ModelInstanceSyntax instance, LoweringSession session)
    {
        var template = (ModelDeclarationSyntax)session.File.FindDeclaration(session.File.Find(instance.Template)!)!;
        var expressions = new ExpressionLowering(session, new Frame(), null);
        var arguments = instance.Arguments.Select(a => expressions.Known(a, "an argument of a model")).ToList();
        if (session.File.IsBroken(template) || arguments.Contains(null)) return null;

        session.Enter($"'{instance.Name.Text}'", instance.Span);
        var model = new ModelLowering(session).Lower(template, instance, [.. arguments.Select(a => a!)]);
        session.Leave();
        return model;
    }
}
