using Qmtl.Cli.Terminals;
using Qmtl.Compiler;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Cli.Hosting;

/// <summary>A <c>.qmtl</c> file as commands use it.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Result">What it compiles to.</param>
internal sealed record ModelFile(SourceText Source, CompilationResult Result)
{
    /// <summary>The names of the constants at the top of the file and of what it imports.</summary>
    public IEnumerable<string> Constants =>
        Result.Sources.Files.SelectMany(f => SyntaxParser.Parse(f).File.Declarations.OfType<ConstantDeclarationSyntax>()).Select(c => c.Name.Text);

    /// <summary>Reads and compiles a file, with numbers for its constants.</summary>
    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    public static ModelFile Open(string path, ConstantValues constants, CancellationToken cancellationToken)
    {
        var source = new SourceText(path, ModelText.Read(path));
        return new ModelFile(source, QmtlCompiler.Compile(source, ImportedFiles.Instance, constants, cancellationToken));
    }

    /// <summary>Reads and compiles a file, with numbers for its constants, that must have no errors, and prints what the compiler says about it.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or has errors, which are then printed.</exception>
    public static ModelFile OpenValid(string path, ConstantValues constants, Terminal terminal, CancellationToken cancellationToken)
    {
        var file = Open(path, constants, cancellationToken);
        file.Print(terminal);
        var errors = file.Result.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);
        if (errors > 0) throw new InvalidInputException($"{path} has {errors} {(errors == 1 ? "error" : "errors")}.");
        return file;
    }

    public void Print(Terminal terminal)
    {
        foreach (var diagnostic in Result.Diagnostics) DiagnosticExcerpt.Print(terminal, Result.Sources.Of(diagnostic.Path), diagnostic);
    }

    /// <summary>The model of that name, or the only one.</summary>
    /// <exception cref="WrongUsageException">There is none of that name, or no name is given and there are several.</exception>
    /// <exception cref="InvalidInputException">The file has no model that can be used.</exception>
    public CompiledModel Select(string? name)
    {
        var models = Result.Models;
        if (models.Count == 0) throw new InvalidInputException($"{Source.Path} has no model that can be used.{Templates()}");
        var names = string.Join(", ", models.Select(m => m.Ir.Name));
        if (name is null)
        {
            return models.Count == 1
                ? models[0]
                : throw new WrongUsageException($"{Source.Path} has several models: {names}. "
                    + $"Choose one with --model, for example --model {models[0].Ir.Name}.");
        }

        return models.FirstOrDefault(m => m.Ir.Name == name)
            ?? throw new WrongUsageException($"{Source.Path} has no model '{name}'. It has {names}.{Templates()}");
    }

    /// <summary>A model as it runs on a backend of the file.</summary>
    /// <exception cref="WrongUsageException">There is no such backend, or the model has one already.</exception>
    /// <exception cref="InvalidInputException">The model cannot run there; why is printed.</exception>
    public CompiledModel CompileOn(CompiledModel model, string backend, Terminal terminal)
    {
        return CompileOn(model, BackendFor(model, backend), terminal);
    }

    /// <summary>A model as it runs on a backend.</summary>
    /// <exception cref="InvalidInputException">The model cannot run there; why is printed.</exception>
    public CompiledModel CompileOn(CompiledModel model, BackendIr backend, Terminal terminal)
    {
        var compiled = this with { Result = QmtlCompiler.CompileOn(Result.Sources, model.Ir, backend) };
        compiled.Print(terminal);
        return compiled.Result.Models.Count > 0 ? compiled.Result.Models[0] : throw new InvalidInputException($"{model.Ir.Name} cannot run on {backend.Name}.");
    }

    /// <summary>A backend of the file that is a machine with room for a model.</summary>
    /// <exception cref="WrongUsageException">There is no such backend, it is a simulator, or the model has one already.</exception>
    /// <exception cref="InvalidInputException">The model is wider.</exception>
    public BackendIr MachineFor(CompiledModel model, string backend)
    {
        var found = BackendFor(model, backend);
        if (!found.Kind.IsHardware())
            throw new WrongUsageException($"{backend} is a simulator, which takes no program: leave --backend out, or name a backend of {string.Join(", ", BackendKinds.Names.Where(n => n != "simulator"))}.");
        return found.Device.Qubits is { } qubits && qubits < model.Ir.Qubits
            ? throw new InvalidInputException($"{model.Ir.Name} has {Counted.Of(model.Ir.Qubits, "qubit")}, and {backend} has {qubits}: use a larger device, or a smaller model.")
            : found;
    }

    private BackendIr BackendFor(CompiledModel model, string backend)
    {
        if (model.Ir.Backend is { } own)
            throw new WrongUsageException($"{model.Ir.Name} runs on {own.Name} already: leave --backend out, or choose a model without a backend with --model.");
        return Result.Backends.FirstOrDefault(b => b.Name == backend)
            ?? throw new WrongUsageException($"{Source.Path} has no backend '{backend}'. "
                + (Result.Backends.Count == 0 ? "Declare one with 'backend', or leave --backend out." : $"It has {string.Join(", ", Result.Backends.Select(b => b.Name))}."));
    }

    /// <summary>A model with parameters is a family: only its instances can be used.</summary>
    private string Templates()
    {
        var templates = SyntaxParser.Parse(Source).File.Declarations.OfType<ModelDeclarationSyntax>().Where(m => m.Parameters.Count > 0);
        return string.Concat(templates.Select(t =>
            $" {t.Name.Text} has the parameters {string.Join(", ", t.Parameters.Select(p => p.Text))}: give them values in the file, "
            + $"with model {t.Name.Text}1 = {t.Name.Text}({string.Join(", ", t.Parameters.Select(_ => "…"))});"));
    }
}
