using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Qmtl.Generators.Tests;

/// <summary>What an editor shows of a generated class: the words of the <c>.qmtl</c> file, and what the compiler knows.</summary>
public sealed partial class DocumentationTests
{
    private const string Documented = """
        namespace Shop;

        /// Judges <photos> &
        /// their light.
        model Photo {
            /// Grey values from 0 to 1, row by row
            input pixels[4];
            input light;
            /// What all heads share.
            let shared = tanh(dense(pixels, 4));
            /// Scales of the angles.
            weight gain[4];
            /// Never seen.
            qubit[4] q;
            /// Turns by the data.
            encode { Turn(gain[0] * light) on q; for i in 0..4 { ry(gain[i] * shared[i]) q[i]; } }
            /// What shape is it?
            head shape : {
                /// A closed curve.
                round,
                // A remark.
                bent, /// A stroke.
                line
            } { logits 4 * z(q[0..3]); }
            head task[t in 1..3] : classes(3) { weight w[2] in normal(0, 0.1); rx(w[0]) q[t]; ry(w[1]) q[t]; logits linear(z(q)); }
            /// Is it new?
            head age : regression { weight b in constant(0.5); logits z(q[0]) + b; }
        }

        ansatz Turn(x) on q {
            /// In radians.
            weight theta[size(q)];
            for i in 0..size(q) { ry(theta[i] + x) q[i]; }
        }
        """;

    private static readonly INamedTypeSymbol Model = Generate();

    [Theory]
    [InlineData("", "Judges <photos> & their light.")]
    [InlineData("ParameterCount", "The number of trainable parameters: 24 of the backbone, 4 of the shared encoding stage, 35 of the heads.")]
    [InlineData("ShapeLabel", "What shape is it?")]
    [InlineData("ShapeLabel.Round", "A closed curve.")]
    [InlineData("ShapeLabel.Bent", "The label bent.")]
    [InlineData("ShapeLabel.Line", "A stroke.")]
    [InlineData("Prediction.Shape", "What shape is it?")]
    [InlineData("Prediction.ShapeProbabilities", "The probability of each class of shape. Shape [3]; the sum is 1.")]
    [InlineData("Prediction.Task", "The answer of task. From 0 to 2. One for each of task[1] to task[2].")]
    [InlineData("Prediction.Age", "Is it new?")]
    [InlineData("ParameterView.Shape", null)]
    [InlineData("ParameterView.Encoding", "The parameters of the shared encoding stage: Turns by the data.")]
    [InlineData("ParameterView.Age", "The parameters of the head age: Is it new?")]
    [InlineData("ParameterView.BackboneParameters.Gain", "Scales of the angles. Shape [4]. Drawn from uniform(-π, π) before training.")]
    [InlineData("ParameterView.BackboneParameters.SharedBias", "The weights shared.bias: What all heads share. Shape [4]. 0 before training.")]
    [InlineData("ParameterView.EncodingParameters.Theta", "In radians. Shape [4]. Drawn from uniform(-π, π) before training.")]
    [InlineData("ParameterView.TaskParameters.W", "The weights w. Shape [2]. Drawn from normal(0, 0.1) before training.")]
    [InlineData("ParameterView.AgeParameters.B", "The weights b. One number. 0.5 before training.")]
    public void Members_are_documented_in_the_words_of_the_file(string member, string? summary)
    {
        var symbol = Find(member);
        if (summary is null) symbol.ShouldBeNull();
        else Element(symbol!, "summary").ShouldBe(summary);
    }

    [Theory]
    [InlineData("Predict", "pixels", "Grey values from 0 to 1, row by row. Shape [4].")]
    [InlineData("Predict", "light", "One number.")]
    [InlineData("ParameterView.Task", "index", "From 0 to 1, for task[1] to task[2].")]
    public void Parameters_are_documented_in_the_words_of_the_file(string member, string parameter, string text) =>
        Element(Find(member)!, $"param name=\"{parameter}\"").ShouldBe(text);

    [Fact]
    public void Every_public_member_is_documented() =>
        PublicMembers(Model).Where(m => string.IsNullOrWhiteSpace(m.GetDocumentationCommentXml())).Select(m => m.ToDisplayString()).ShouldBeEmpty();

    [Fact]
    public void Every_parameter_of_a_documented_method_is_documented() =>
        PublicMembers(Model).OfType<IMethodSymbol>()
            .Where(m => !m.GetDocumentationCommentXml()!.Contains("inheritdoc", StringComparison.Ordinal))
            .SelectMany(m => m.Parameters)
            .Where(p => !p.ContainingSymbol.GetDocumentationCommentXml()!.Contains($"<param name=\"{p.Name}\">", StringComparison.Ordinal))
            .Select(p => p.ToDisplayString())
            .ShouldBeEmpty();

    private static INamedTypeSymbol Generate()
    {
        var harness = new GeneratorHarness().With("Photo.qmtl", Documented);
        harness.Run().Diagnostics.ShouldBeEmpty();
        harness.Compile().ShouldBeEmpty();
        return harness.TypeOf("Shop.Photo");
    }

    private static ISymbol? Find(string path) =>
        path.Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate((ISymbol?)Model, (symbol, name) => (symbol as INamedTypeSymbol)?.GetMembers(name).SingleOrDefault());

    private static IEnumerable<ISymbol> PublicMembers(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(m => m is { DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false })
            .Where(m => m is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet })
            .SelectMany(m => m is INamedTypeSymbol nested ? PublicMembers(nested).Prepend(m) : [m]);

    private static string Element(ISymbol symbol, string tag)
    {
        var xml = symbol.GetDocumentationCommentXml()!;
        var inner = Regex.Match(xml, $"<{tag}>(.*?)</{tag.Split(' ')[0]}>", RegexOptions.Singleline).Groups[1].Value;
        return System.Net.WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(inner, ""), " ").Trim());
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
