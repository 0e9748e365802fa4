using Qmtl.Compiler.Parsing;

namespace Qmtl.Compiler.Formatting;

/// <summary>Items written on one line, blocks included.</summary>
internal static class OneLine
{
    public static string Print(Item item) =>
        TokenSpacing.Join(item.Tokens) + (item.Body is null ? "" : Rest(item.Body)) + (item.Else is null ? "" : " " + Print(item.Else));

    /// <summary>Whether the item is written on one line.</summary>
    public static bool Takes(Item item, int indentation) => item.FitsOneLine && indentation + Print(item).Length <= Formatter.LineWidth;

    public static string Comments(IEnumerable<FileToken> comments) => string.Join(" ", comments.Select(c => c.Text));

    /// <summary>What follows the brace that opens a block.</summary>
    public static string Rest(Block block) => string.Concat(block.Items.Select(WithComments)) + " }";

    private static string WithComments(Item item) => string.Concat(item.Last.Trailing.Select(c => " " + c.Text).Prepend(" " + Print(item)));
}
