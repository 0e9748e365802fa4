namespace Qmtl.Backends.Circuits;

/// <summary>The angles of a gate, as a program writes them.</summary>
internal static class AngleList
{
    /// <summary>The expressions between the commas that stand in no parentheses.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var character = i == text.Length ? ',' : text[i];
            if (character == '(') depth++;
            else if (character == ')') depth--;
            if (character != ',' || depth != 0) continue;
            parts.Add(text[start..i].Trim());
            start = i + 1;
        }

        return parts;
    }
}
