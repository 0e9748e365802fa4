using System.Globalization;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Cli.Exports;

/// <summary>Programs of a model, on the terminal or in files.</summary>
internal sealed class ExportedPrograms(ModelIr model, IReadOnlyList<MeasuredProgram> programs, Terminal terminal)
{
    /// <exception cref="WrongUsageException">There are several.</exception>
    public void Print()
    {
        if (programs.Count > 1)
        {
            throw new WrongUsageException(
                $"{model.Name} has {programs.Count} circuits, because heads overlap or measure a qubit in several bases. "
                    + "Name a folder for them with --output DIR.");
        }

        terminal.Out.Write(programs[0].Text);
    }

    /// <summary>Writes one program to a file, or all to a folder, and what they mean beside them.</summary>
    public void Write(string target)
    {
        if (programs.Count == 1 && !Directory.Exists(target))
        {
            WriteFile(target, programs[0].Text);
            WriteMeaning(Path.Combine(Path.GetDirectoryName(target) ?? "", Path.GetFileNameWithoutExtension(target)), [Path.GetFileName(target)]);
            return;
        }

        if (File.Exists(target)) throw new InvalidInputException($"{target} is a file, but {model.Name} has {programs.Count} circuits. Name a folder with --output.");
        Directory.CreateDirectory(target);
        string[] files = [.. programs.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{model.Name}.{i}.qasm"))];
        for (var i = 0; i < files.Length; i++) WriteFile(Path.Combine(target, files[i]), programs[i].Text);
        WriteMeaning(Path.Combine(target, model.Name), files);
    }

    private void WriteMeaning(string path, string[] files) => WriteFile(path + ".circuits.json", CircuitsFile.Text(model, programs, files));

    private void WriteFile(string path, string text)
    {
        OutputFile.Write(path, text);
        terminal.Out.WriteLine(path);
    }
}
