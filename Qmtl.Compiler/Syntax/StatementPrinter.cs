namespace Qmtl.Compiler.Syntax;

/// <summary>Prints statements as nodes of a tree.</summary>
internal static class StatementPrinter
{
    public static void Print(SyntaxTree tree, EquatableArray<StatementSyntax> statements)
    {
        foreach (var statement in statements) Print(tree, statement);
    }

    public static void Print(SyntaxTree tree, StatementSyntax statement)
    {
        switch (statement)
        {
            case ConstantSyntax constant:
                tree.Add($"const {constant.Name.Text}", constant, () => ExpressionPrinter.Print(tree, constant.Value));
                break;
            case LetSyntax let:
                tree.Add($"let {let.Name.Text}", let, () => ExpressionPrinter.Print(tree, let.Value));
                break;
            case WeightSyntax weight:
                tree.Add($"weight {weight.Name.Text}", weight, () => Weight(tree, weight));
                break;
            case ForSyntax loop:
                tree.Add($"for {loop.Variable.Text}", loop, () =>
                {
                    ExpressionPrinter.Print(tree, loop.Range);
                    Print(tree, loop.Body);
                });
                break;
            case IfSyntax condition:
                tree.Add("if", condition, () =>
                {
                    foreach (var branch in condition.Branches) Branch(tree, branch);
                });
                break;
            case ObservableSyntax observable:
                tree.Add($"observable {observable.Name.Text}", observable, () => ExpressionPrinter.Print(tree, observable.Value));
                break;
            case ChannelSyntax channel:
                tree.Add($"channel {channel.Channel.Text}", channel, () =>
                {
                    ExpressionPrinter.Print(tree, channel.Arguments);
                    foreach (var operand in channel.Operands) Operand(tree, operand);
                });
                break;
            case EntangleSyntax entangle:
                tree.Add($"entangle {Pattern(entangle.Pattern)} {entangle.Gate.Text}", entangle, () =>
                {
                    ExpressionPrinter.Print(tree, entangle.Arguments);
                    Operand(tree, entangle.Register);
                });
                break;
            case GateSyntax gate:
                tree.Add($"{Inverse(gate.IsInverse)}gate {gate.Gate.Text}", gate, () =>
                {
                    ExpressionPrinter.Print(tree, gate.Arguments);
                    foreach (var operand in gate.Operands) Operand(tree, operand);
                });
                break;
            case ApplicationSyntax application:
                tree.Add($"{Inverse(application.IsInverse)}apply {application.Block.Text}{Label(application.Label)}", application, () =>
                {
                    ExpressionPrinter.Print(tree, application.Arguments);
                    Operand(tree, application.Register);
                });
                break;
            case LogitsSyntax logits:
                tree.Add("logits", logits, () => ExpressionPrinter.Print(tree, logits.Value));
                break;
        }
    }

    private static void Weight(SyntaxTree tree, WeightSyntax weight)
    {
        ExpressionPrinter.Print(tree, weight.Shape);
        if (weight.Initializer is { } initializer)
            tree.Add($"in {initializer.Distribution.Text}", initializer, () => ExpressionPrinter.Print(tree, initializer.Arguments));
    }

    private static void Branch(SyntaxTree tree, BranchSyntax branch) =>
        tree.Add(branch.Condition is null ? "else" : "branch", branch, () =>
        {
            ExpressionPrinter.PrintOptional(tree, branch.Condition);
            Print(tree, branch.Body);
        });

    private static string Inverse(bool isInverse) => isInverse ? "inverse " : "";

    private static string Label(NameSyntax? label) => label is null ? "" : $" as {label.Text}";

    private static void Operand(SyntaxTree tree, OperandSyntax operand) =>
        tree.Add($"on {operand.Register.Text}", operand, () =>
        {
            foreach (var index in operand.Indices) ExpressionPrinter.Print(tree, index);
        });

    private static string Pattern(EntanglePattern pattern) => pattern switch
    {
        EntanglePattern.Linear => "linear",
        EntanglePattern.Ring => "ring",
        EntanglePattern.Brick => "brick",
        _ => "all",
    };
}
