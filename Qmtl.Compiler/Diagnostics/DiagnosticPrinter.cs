using System.Text;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>Prints a source with its diagnostics as notes, each below the line it starts on.</summary>
public static class DiagnosticPrinter
{
    public static string Print(SourceText source, IEnumerable<Diagnostic> diagnostics)
    {
        var notes = diagnostics.ToLookup(d => d.Start.Line);
        var text = new StringBuilder();
        for (var line = 0; line < source.LineCount; line++)
        {
            text.Append(source.GetLine(line)).Append('\n');
            foreach (var note in notes[line])
                text.Append($"//@ [{note.Start} - {note.End}] {note.SeverityName} {note.Id}: {note.Message}\n");
        }

        return text.ToString();
    }
}
