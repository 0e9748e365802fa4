using System.Text;
using Qmtl.Data;

namespace Qmtl.Models.Datasets;

/// <summary>
/// The words of a line of an ARFF file, one after the other. A word ends at a blank, a comma or a brace, unless it is enclosed in single or double
/// quotes, where a backslash takes the next character as it is.
/// </summary>
/// <param name="file">The file, for problems.</param>
/// <param name="line">The number of the line, from 1, for problems.</param>
/// <param name="text">The line.</param>
internal sealed class ArffTokens(string file, int line, string text)
{
    private int position;

    /// <summary>Whether nothing but blanks is left.</summary>
    public bool IsAtEnd
    {
        get
        {
            while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
            return position == text.Length;
        }
    }

    /// <summary>Takes a comma or a brace where it comes next.</summary>
    public bool TryTake(char sign)
    {
        if (IsAtEnd || text[position] != sign) return false;
        position++;
        return true;
    }

    /// <summary>Takes the next word, without its quotes.</summary>
    /// <exception cref="DataException">There is none, or its quote does not close.</exception>
    public string Word()
    {
        if (IsAtEnd) throw Problem("the line ends where a value is expected. The file is truncated or damaged.");
        if (text[position] is '\'' or '"') return Quoted();
        var start = position;
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not (',' or '{' or '}')) position++;
        return position > start
            ? text[start..position]
            : throw Problem($"'{text[position]}' stands where a value is expected. Write ? for one that is missing.");
    }

    /// <summary>Takes words with commas between them, as far as they go.</summary>
    /// <exception cref="DataException">A word is missing, or its quote does not close.</exception>
    public IReadOnlyList<string> Words()
    {
        List<string> words = [Word()];
        while (TryTake(',')) words.Add(Word());
        return words;
    }

    /// <summary>What is wrong in this line.</summary>
    public DataException Problem(string message, string? column = null) => new(new DataProblem(file, line, column, message));

    private string Quoted()
    {
        var quote = text[position++];
        var word = new StringBuilder();
        while (position < text.Length && text[position] != quote)
        {
            if (text[position] == '\\' && position + 1 < text.Length) position++;
            word.Append(text[position++]);
        }

        if (position == text.Length) throw Problem($"a quote {quote} does not close. Where it belongs to a name, put a backslash before it.");
        position++;
        return word.ToString();
    }
}
