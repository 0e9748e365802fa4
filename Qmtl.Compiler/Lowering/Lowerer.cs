using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Lowering;

/// <summary>Instantiates the models of a file: constants evaluated, loops unrolled, blocks expanded, shapes checked.</summary>
public static class Lowerer
{
    /// <returns>
    /// The models of the file, and the backends that can be named in it, without errors and in the order of the source. A model with parameters counts
    /// only where it is instantiated.
    /// </returns>
    public static (EquatableArray<ModelIr> Models, EquatableArray<BackendIr> Backends) Lower(
        BoundFile file, DiagnosticBag diagnostics, CancellationToken cancellationToken = default)
    {
        var session = new LoweringSession(file, diagnostics, cancellationToken);
        foreach (var constant in ConstantOrder.Of(file)) session.ConstantOf(constant);
        var backends = file.Visible.OfType<BackendDeclarationSyntax>().Select(b => session.BackendOf(file.Find(b.Name)!)).OfType<BackendIr>().ToList();
        foreach (var channel in file.Syntax.Declarations.OfType<ChannelDeclarationSyntax>()) session.KrausOf(file.Find(channel.Name)!);
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

        return (models.ToEquatableArray(), backends.ToEquatableArray());
    }

    private static ModelIr? Instantiate(ModelInstanceSyntax instance, LoweringSession session)
    {
        var backend = instance.Backend is { } name ? session.BackendOf(session.File.Find(name)!) : null;
        if (backend is null && instance.Backend is not null) return null;
        if (backend is not null && backend.Kind.IsHardware())
        {
            session.Report(DeviceDiagnostics.HardwareNotSimulated(instance.Backend!.Span, backend.Name, backend.Kind));
            return null;
        }

        var source = session.File.FindDeclaration(session.File.Find(instance.Template)!)!;
        if (session.File.IsBroken(source)) return null;

        // An instance of an instance is that instance on a backend.
        var model = source is ModelInstanceSyntax inner ? Instantiate(inner, instance, session) : Instantiate(instance, instance, session);
        if (model is null || backend is null) return model;
        if (backend.Device.Qubits is { } qubits && model.Qubits > qubits)
        {
            session.Report(DeviceDiagnostics.WiderThanDevice(instance.Span, model.Name, model.Qubits, backend.Name, qubits));
            return null;
        }

        return model with { Backend = backend, StructureOf = instance.Arguments.Count == 0 ? source.Name.Text : null };
    }

    /// <param name="instance">What names the template and has the arguments.</param>
    /// <param name="declaration">What gives the model its name.</param>
    private static ModelIr? Instantiate(ModelInstanceSyntax instance, ModelInstanceSyntax declaration, LoweringSession session)
    {
        var template = (ModelDeclarationSyntax)session.File.FindDeclaration(session.File.Find(instance.Template)!)!;
        var expressions = new ExpressionLowering(session, new Frame(), null);
        var arguments = instance.Arguments.Select(a => expressions.Known(a, "an argument of a model")).ToList();
        if (session.File.IsBroken(template) || arguments.Contains(null)) return null;

        session.Enter($"'{declaration.Name.Text}'", declaration.Span);
        var model = new ModelLowering(session).Lower(template, declaration, [.. arguments.Select(a => a!)]);
        session.Leave();
        return model;
    }
}
