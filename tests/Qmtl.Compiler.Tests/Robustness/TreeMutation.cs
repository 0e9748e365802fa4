using System.Collections;
using System.Reflection;
using Qmtl.Compiler.Parsing;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>Removes, doubles, moves, swaps and replaces whole nodes of the syntax: what comes out mostly parses, and means something else.</summary>
internal static class TreeMutation
{
    private static readonly (string Text, Type Kind)[] Known = [.. FuzzCase.Programs.SelectMany(Spelled).Distinct()];

    public static string Apply(string text, Random random)
    {
        var nodes = Nodes(text).ToArray();
        if (nodes.Length == 0) return TokenMutation.Apply(text, random);
        var node = nodes[random.Next(nodes.Length)];
        var alike = nodes.Where(n => n.Kind == node.Kind && (n.Span.End <= node.Span.Start || n.Span.Start >= node.Span.End)).ToArray();
        var spelled = text.Substring(node.Span.Start, node.Span.Length);
        if (alike.Length == 0 || random.Next(3) == 0) return random.Next(3) switch
        {
            0 => Put(text, (node.Span, "")),
            1 => Put(text, (new TextSpan(node.Span.End, 0), " " + spelled)),
            _ => Put(text, (node.Span, AnyAlike(node.Kind, random))),
        };
        var other = alike[random.Next(alike.Length)];
        return random.Next(3) switch
        {
            0 => Put(text, (node.Span, text.Substring(other.Span.Start, other.Span.Length)), (other.Span, spelled)),
            1 => Put(text, (node.Span, ""), (new TextSpan(other.Span.Start, 0), spelled + " ")),
            _ => Put(text, (new TextSpan(other.Span.Start, 0), spelled + " ")),
        };
    }

    /// <summary>All nodes below a file, by what may stand in their place.</summary>
    private static IEnumerable<(TextSpan Span, Type Kind)> Nodes(string text) =>
        Below(SyntaxParser.Parse(new SourceText("main.qmtl", text)).File).Where(n => n is not MistakeSyntax && n.Span.Length > 0).Select(n => (n.Span, Kind(n)));

    private static IEnumerable<(string Text, Type Kind)> Spelled(string text) => Nodes(text).Select(n => (text.Substring(n.Span.Start, n.Span.Length), n.Kind));

    private static IEnumerable<SyntaxNode> Below(SyntaxNode node)
    {
        foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var children = property.GetValue(node) switch
            {
                SyntaxNode child => [child],
                IEnumerable list and not string => list.OfType<SyntaxNode>(),
                _ => [],
            };
            foreach (var child in children)
            {
                yield return child;
                foreach (var below in Below(child)) yield return below;
            }
        }
    }

    private static Type Kind(SyntaxNode node)
    {
        var type = node.GetType();
        while (type.BaseType != typeof(SyntaxNode)) type = type.BaseType!;
        return type;
    }

    private static string AnyAlike(Type kind, Random random)
    {
        while (true)
        {
            var (text, other) = Known[random.Next(Known.Length)];
            if (other == kind) return text;
        }
    }

    private static string Put(string text, params (TextSpan Span, string Text)[] changes)
    {
        foreach (var (span, instead) in changes.OrderByDescending(c => c.Span.Start)) text = text.Remove(span.Start, span.Length).Insert(span.Start, instead);
        return text;
    }
}
