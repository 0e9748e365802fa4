using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Checks;

/// <summary>A file as it would be with <c>entangle brick</c> in place of other patterns.</summary>
internal static class BrickRewriter
{
    /// <param name="spans">The statements to change.</param>
    public static FileSyntax Rewrite(FileSyntax file, HashSet<TextSpan> spans)
    {
        return file with { Declarations = file.Declarations.Select(OfDeclaration).ToEquatableArray() };

        DeclarationSyntax OfDeclaration(DeclarationSyntax declaration) => declaration switch
        {
            BlockDeclarationSyntax block => block with { Body = OfBody(block.Body) },
            ModelDeclarationSyntax model => model with { Members = model.Members.Select(OfMember).ToEquatableArray() },
            _ => declaration,
        };

        MemberSyntax OfMember(MemberSyntax member) => member switch
        {
            EncodeSyntax encode => encode with { Body = OfBody(encode.Body) },
            HeadSyntax head => head with { Body = OfBody(head.Body) },
            _ => member,
        };

        EquatableArray<StatementSyntax> OfBody(EquatableArray<StatementSyntax> body) => body.Select(OfStatement).ToEquatableArray();

        StatementSyntax OfStatement(StatementSyntax statement) => statement switch
        {
            EntangleSyntax entangle when spans.Contains(entangle.Span) => entangle with { Pattern = EntanglePattern.Brick },
            ForSyntax loop => loop with { Body = OfBody(loop.Body) },
            IfSyntax condition => condition with { Branches = condition.Branches.Select(b => b with { Body = OfBody(b.Body) }).ToEquatableArray() },
            _ => statement,
        };
    }
}
