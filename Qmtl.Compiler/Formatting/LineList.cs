using System.Text;

namespace Qmtl.Compiler.Formatting;

/// <summary>The lines of a formatted file. Comments behind code align where lines follow each other.</summary>
internal sealed class LineList
{
    private readonly List<(string Code, string Comment)> lines = [];

    public void Add(string code, string comment = "") => lines.Add((code, comment));

    public void AddBlank() => Add("");

    public override string ToString()
    {
        var text = new StringBuilder();
        for (int start = 0, end; start < lines.Count; start = end)
        {
            end = start + 1;
            while (end < lines.Count && Aligns(lines[end - 1], lines[end])) end++;
            var column = lines.Skip(start).Take(end - start).Max(line => line.Code.Length) + 2;
            for (var i = start; i < end; i++)
                text.Append(lines[i].Comment.Length == 0 ? lines[i].Code : lines[i].Code.PadRight(column) + lines[i].Comment).Append('\n');
        }

        return text.ToString();
    }

    private static bool Aligns((string Code, string Comment) upper, (string Code, string Comment) lower) =>
        upper.Comment.Length > 0 && lower.Comment.Length > 0 && Indentation(upper.Code) == Indentation(lower.Code)
        && !(upper.Code + upper.Comment + lower.Code + lower.Comment).Contains("\n");

    private static int Indentation(string code) => code.Length - code.TrimStart(' ').Length;
}
