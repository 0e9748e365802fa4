namespace Qmtl.Compiler.Syntax;

/// <summary>The declarations, members and statements of a file, in order, each before what stands in its braces.</summary>
internal static class SyntaxNodes
{
    public static IEnumerable<SyntaxNode> Of(FileSyntax file) => file.Declarations.SelectMany(Of);

    private static IEnumerable<SyntaxNode> Of(DeclarationSyntax declaration) => declaration switch
    {
        BlockDeclarationSyntax block => [block, .. block.Body.SelectMany(Of)],
        ModelDeclarationSyntax model => [model, .. model.Members.SelectMany(Of)],
        _ => [declaration],
    };

    private static IEnumerable<SyntaxNode> Of(MemberSyntax member) => member switch
    {
        StatementMemberSyntax { Statement: var statement } => [member, .. Of(statement)],
        EncodeSyntax encode => [encode, .. encode.Body.SelectMany(Of)],
        HeadSyntax head => [head, .. head.Body.SelectMany(Of)],
        _ => [member],
    };

    private static IEnumerable<SyntaxNode> Of(StatementSyntax statement) => statement switch
    {
        ForSyntax loop => [loop, .. loop.Body.SelectMany(Of)],
        IfSyntax condition => [condition, .. condition.Branches.SelectMany(branch => branch.Body).SelectMany(Of)],
        _ => [statement],
    };
}
