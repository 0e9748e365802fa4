using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The typed answers of the heads.</summary>
internal static class PredictionSection
{
    private const string Decoding = "global::Qmtl.Modeling.Decoding";

    public static void Write(CodeWriter writer, ModelIr model, ClassNames names, ModelPlaces places)
    {
        var families = model.Heads.GroupBy(h => h.Name).Select(g => new Family([.. g], names.Of(g.First()), model.LogitOffset, places.Logits)).ToArray();
        foreach (var family in families.Where(f => f.Names.Labels.Length > 0)) WriteLabels(writer, family);
        WriteStruct(writer, families);
        WriteDecode(writer, families);
    }

    private static void WriteLabels(CodeWriter writer, Family family)
    {
        writer.Summary(DocumentationWords.Of(family.First.Documentation, $"What the head <c>{family.First.Name}</c> answers."));
        var labels = new NameScope();
        using (writer.Open($"public enum {family.Names.Labels}"))
        {
            for (var i = 0; i < family.First.Labels.Count; i++)
            {
                var label = family.First.Labels[i];
                writer.Summary(DocumentationWords.Of(family.First.LabelDocumentation[i], $"The label <c>{label}</c>."));
                writer.Line($"{labels.Take(CSharpText.Pascal(label))},");
                writer.Line();
            }
        }

        writer.Line();
    }

    private static void WriteStruct(CodeWriter writer, Family[] families)
    {
        writer.Summary("The answers of all heads for one sample.");
        using (writer.Open("public readonly record struct Prediction"))
        {
            foreach (var family in families)
            {
                writer.Summary(DocumentationWords.Of(family.First.Documentation, $"The answer of <c>{family.First.Name}</c>.", family.AnswerFacts));
                writer.Line($"public required {family.ListOf(family.AnswerType)} {family.Names.Property} {{ get; init; }}");
                writer.Line();
                if (family.Names.Probability.Length == 0) continue;
                writer.Summary(family.ProbabilitySummary);
                writer.Line($"public required {family.ListOf(family.ProbabilityType)} {family.Names.Probability} {{ get; init; }}");
                writer.Line();
            }
        }

        writer.Line();
    }

    private static void WriteDecode(CodeWriter writer, Family[] families)
    {
        using (writer.Open("private static Prediction Decode(global::System.ReadOnlySpan<double> logits) => new()", "};"))
        {
            foreach (var family in families)
            {
                writer.Line($"{family.Names.Property} = {family.Collect(family.Answer)},");
                if (family.Names.Probability.Length > 0) writer.Line($"{family.Names.Probability} = {family.Collect(family.Probability)},");
            }
        }

        writer.Line();
    }

    /// <summary>A head, or the heads of <c>head task[t in 0..T]</c>, which answer with a list.</summary>
    private sealed record Family(HeadIr[] Heads, HeadNames Names, int LogitOffset, Places Places)
    {
        public HeadIr First => Heads[0];

        public string AnswerType => First.Kind switch
        {
            HeadKind.Binary => "bool",
            HeadKind.Regression => "double",
            _ => First.Labels.Count > 0 ? Names.Labels : "int",
        };

        public string ProbabilityType => First.Kind == HeadKind.Binary ? "double" : "global::System.Collections.Generic.IReadOnlyList<double>";

        /// <summary>What the type does not say.</summary>
        public string AnswerFacts =>
            First.Kind == HeadKind.Categorical && First.Labels.Count == 0 ? Each(FormattableString.Invariant($"From 0 to {First.LogitCount - 1}.")) : Each("");

        public string ProbabilitySummary => First.Kind switch
        {
            HeadKind.Binary => Each($"The probability that <c>{First.Name}</c> is true, from 0 to 1."),
            _ => Each(FormattableString.Invariant($"The probability of each class of <c>{First.Name}</c>. Shape [{First.LogitCount}]; the sum is 1.")),
        };

        public string ListOf(string type) => First.FamilyIndex is null ? type : $"global::System.Collections.Generic.IReadOnlyList<{type}>";

        public string Collect(Func<HeadIr, string> code) => First.FamilyIndex is null ? code(First) : $"[{string.Join(", ", Heads.Select(code))}]";

        public string Answer(HeadIr head) => head.Kind switch
        {
            HeadKind.Binary => $"logits[{Start(head)}] > 0",
            HeadKind.Regression => $"logits[{Start(head)}]",
            _ => (head.Labels.Count > 0 ? $"({Names.Labels})" : "") + $"{Decoding}.MostLikely({Slice(head)})",
        };

        public string Probability(HeadIr head) =>
            head.Kind == HeadKind.Binary ? $"{Decoding}.Sigmoid(logits[{Start(head)}])" : $"{Decoding}.Softmax({Slice(head)})";

        private string Each(string facts) =>
            First.FamilyIndex is null ? facts : $"{facts} One for each of {DocumentationWords.Members(Heads)}.".TrimStart();

        private string Start(HeadIr head) => Places.At(head.Logits - LogitOffset);

        private string Slice(HeadIr head) => $"logits.Slice({Start(head)}, {head.LogitCount})";
    }
}
