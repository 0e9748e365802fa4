using System.Globalization;
using System.Text;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Text;

namespace Qmtl.Cli.Terminals;

/// <summary>Prints a diagnostic in the form that editors recognize, and below it the source line with the place underlined.</summary>
internal static class DiagnosticExcerpt
{
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Dim = "\e[2m";
    private const string Reset = "\e[0m";

    public static void Print(Terminal terminal, SourceText source, Diagnostic diagnostic)
    {
        var writer = terminal.Error;
        string Color(string code, string text) => terminal.UseColors ? code + text + Reset : text;
        var color = diagnostic.Severity == DiagnosticSeverity.Error ? Red : Yellow;

        writer.Write($"{diagnostic.Path}({diagnostic.Start}): ");
        writer.Write(Color(color, $"{diagnostic.SeverityName} {diagnostic.Id}"));
        writer.Write($": {diagnostic.Message}\n");

        var line = source.GetLine(diagnostic.Start.Line);
        if (string.IsNullOrWhiteSpace(line)) return;
        var number = (diagnostic.Start.Line + 1).ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length);
        writer.Write($"  {Color(Dim, $"{number} |")} {line}\n");
        writer.Write($"  {Color(Dim, $"{gutter} |")} {Indentation(line, diagnostic.Start.Column)}{Color(color, Underline(line, diagnostic))}\n");
    }

    /// <summary>Blanks as wide as the text before the place, whatever the width of a tab.</summary>
    private static string Indentation(string line, int column)
    {
        var blanks = new StringBuilder();
        foreach (var c in line.AsSpan(0, Math.Min(column, line.Length))) blanks.Append(c == '\t' ? '\t' : ' ');
        return blanks.ToString();
    }

    /// <summary>At least one caret; a place that goes over several lines is underlined to the end of its first.</summary>
    private static string Underline(string line, Diagnostic diagnostic)
    {
        var end = diagnostic.End.Line == diagnostic.Start.Line ? diagnostic.End.Column : line.Length;
        return new string('^', Math.Max(1, Math.Min(end, line.Length) - diagnostic.Start.Column));
    }
}
