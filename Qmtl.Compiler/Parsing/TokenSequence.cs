using Antlr4.Runtime;

namespace Qmtl.Compiler.Parsing;

/// <summary>The tokens of a file with their spaces and comments, without what no rule of the grammar could take.</summary>
/// <param name="UnknownCharacters">Where characters were reported and left out.</param>
/// <param name="UnclosedBraces">How many more braces open than close.</param>
/// <param name="EndsInComment">The rest of the file was lost in a comment that does not end.</param>
/// <param name="IsTooDeep">Too deeply nested to parse by recursion.</param>
internal sealed record TokenSequence(IList<IToken> Items, IReadOnlyList<int> UnknownCharacters, int UnclosedBraces, bool EndsInComment, bool IsTooDeep);
