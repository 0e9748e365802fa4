using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Syntax;

/// <summary>Prints syntax as an indented tree: one node a line, with its place as line,column of its start and end.</summary>
public static class SyntaxPrinter
{
    public static string Print(FileSyntax file, SourceText source)
    {
        var tree = new SyntaxTree(source);
        tree.Add("file", file, () =>
        {
            if (file.Namespace is { } space) tree.Add($"namespace {space.Text}", space);
            foreach (var import in file.Imports) tree.Add($"import \"{import.Path}\"", import);
            foreach (var declaration in file.Declarations) Declaration(tree, declaration);
        });
        return tree.ToString();
    }

    private static void Declaration(SyntaxTree tree, DeclarationSyntax declaration)
    {
        var name = declaration.Name.Text;
        switch (declaration)
        {
            case BlockDeclarationSyntax block:
                var kind = block.Kind == BlockKind.Ansatz ? "ansatz" : "encoder";
                tree.Add($"{kind} {name}({Names(block.Parameters)}) on {block.Register.Text}", block, () =>
                {
                    Documentation(tree, block.Documentation);
                    StatementPrinter.Print(tree, block.Body);
                });
                break;
            case ModelDeclarationSyntax model:
                tree.Add($"model {name}({Names(model.Parameters)})", model, () =>
                {
                    Documentation(tree, model.Documentation);
                    foreach (var member in model.Members) Member(tree, member);
                });
                break;
            case ModelInstanceSyntax instance:
                tree.Add($"model {name} = {instance.Template.Text}{(instance.Backend is { } device ? $" on {device.Text}" : "")}", instance, () =>
                {
                    Documentation(tree, instance.Documentation);
                    ExpressionPrinter.Print(tree, instance.Arguments);
                });
                break;
            case BackendDeclarationSyntax backend:
                tree.Add($"backend {name} = {backend.Device.Text}", backend, () =>
                {
                    Documentation(tree, backend.Documentation);
                    foreach (var setting in backend.Settings) Setting(tree, setting);
                });
                break;
            case ChannelDeclarationSyntax channel:
                tree.Add($"channel {name} = {channel.Form.Text}", channel, () =>
                {
                    Documentation(tree, channel.Documentation);
                    foreach (var matrix in channel.Operators)
                    {
                        tree.Add("matrix", matrix, () =>
                        {
                            foreach (var row in matrix.Rows) ExpressionPrinter.Print(tree, row);
                        });
                    }
                });
                break;
            case ConstantDeclarationSyntax constant:
                tree.Add($"const {name}", constant, () =>
                {
                    Documentation(tree, constant.Documentation);
                    ExpressionPrinter.Print(tree, constant.Value);
                });
                break;
        }
    }

    private static void Member(SyntaxTree tree, MemberSyntax member)
    {
        switch (member)
        {
            case InputSyntax input:
                tree.Add($"input {input.Name.Text}", input, () =>
                {
                    Documentation(tree, input.Documentation);
                    ExpressionPrinter.PrintOptional(tree, input.Width);
                });
                break;
            case QubitsSyntax qubits:
                tree.Add($"qubit {qubits.Name.Text}", qubits, () =>
                {
                    Documentation(tree, qubits.Documentation);
                    ExpressionPrinter.PrintOptional(tree, qubits.Size);
                });
                break;
            case StatementMemberSyntax statement:
                StatementPrinter.Print(tree, statement.Statement);
                break;
            case EncodeSyntax encode:
                tree.Add("encode", encode, () =>
                {
                    Documentation(tree, encode.Documentation);
                    StatementPrinter.Print(tree, encode.Body);
                });
                break;
            case HeadSyntax head:
                tree.Add($"head {head.Name.Text}", head, () => Head(tree, head));
                break;
        }
    }

    private static void Head(SyntaxTree tree, HeadSyntax head)
    {
        Documentation(tree, head.Documentation);
        if (head.Family is { } family)
            tree.Add($"for {family.Variable.Text}", family, () => ExpressionPrinter.Print(tree, family.Range));
        switch (head.Kind)
        {
            case BinaryKindSyntax binary:
                tree.Add("binary", binary);
                break;
            case RegressionKindSyntax regression:
                tree.Add("regression", regression);
                break;
            case ClassesKindSyntax classes:
                tree.Add("classes", classes, () => ExpressionPrinter.Print(tree, classes.Count));
                break;
            case LabelsKindSyntax labels:
                tree.Add("labels", labels, () =>
                {
                    foreach (var label in labels.Labels) tree.Add($"label {label.Name.Text}", label, () => Documentation(tree, label.Documentation));
                });
                break;
        }

        StatementPrinter.Print(tree, head.Body);
    }

    private static void Setting(SyntaxTree tree, SettingSyntax setting)
    {
        var name = setting.Name.Text;
        switch (setting)
        {
            case NumberSettingSyntax number:
                tree.Add(name, number, () => ExpressionPrinter.Print(tree, number.Value));
                break;
            case ListSettingSyntax list:
                tree.Add(name, list, () => ExpressionPrinter.Print(tree, list.Values));
                break;
            case PairsSettingSyntax pairs:
                tree.Add(name, pairs, () =>
                {
                    foreach (var pair in pairs.Pairs)
                    {
                        tree.Add("pair", pair, () =>
                        {
                            ExpressionPrinter.Print(tree, pair.First);
                            ExpressionPrinter.Print(tree, pair.Second);
                        });
                    }
                });
                break;
            case TextSettingSyntax text:
                tree.Add($"{name} \"{text.Value}\"", text);
                break;
            case NoiseSettingSyntax noise:
                tree.Add(name, noise, () =>
                {
                    foreach (var rule in noise.Rules)
                    {
                        tree.Add($"{rule.Place?.Text} {rule.Channel.Text}".TrimStart(), rule, () =>
                        {
                            if (rule.Gates is { } gates)
                                tree.Add(gates.Gate?.Text ?? FormattableString.Invariant($"{gates.Qubits}q"), gates, () => ExpressionPrinter.Print(tree, gates.On));
                            ExpressionPrinter.Print(tree, rule.Arguments);
                            foreach (var qubit in rule.On) tree.Add("on", qubit, () => ExpressionPrinter.Print(tree, qubit));
                        });
                    }
                });
                break;
        }
    }

    private static string Names(EquatableArray<NameSyntax> names) => string.Join(", ", names.Select(n => n.Text));

    /// <summary>Prints the lines of a documentation comment.</summary>
    internal static void Documentation(SyntaxTree tree, string documentation)
    {
        if (documentation.Length == 0) return;
        foreach (var line in documentation.Split('\n')) tree.Add($"/// {line}".TrimEnd());
    }
}
