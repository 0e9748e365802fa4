using System.Collections;
using System.Reflection;

namespace Qmtl.Generators.Tests;

/// <summary>What flows through the pipeline is kept between edits, so it must compare by value and hold nothing large.</summary>
public sealed class PipelineValueTests
{
    public static TheoryData<string> Steps => [.. StepNames.All];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Steps_hold_no_object_of_the_CSharp_compiler_or_the_parser(string step)
    {
        var held = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var output in Outputs(step)) Collect(output, held);
        held.ShouldNotBeEmpty();
        held.Select(value => value.GetType().Assembly.GetName().Name!)
            .Where(assembly => assembly.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || assembly.StartsWith("Antlr4", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Two_runs_on_the_same_files_give_equal_values(string step) => Outputs(step).ShouldBe(Outputs(step));

    private static object[] Outputs(string step) =>
        [.. Run().TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Value)];

    /// <summary>Every step has something to hold: classes, errors, and a name that is taken.</summary>
    private static Microsoft.CodeAnalysis.GeneratorRunResult Run() =>
        new GeneratorHarness().With("A.qmtl", Model("A")).With("B.qmtl", Model("A")).With("C.qmtl", "model C { input x[2] }").Run();

    /// <summary>Adds a value and everything it refers to.</summary>
    private static void Collect(object? value, HashSet<object> held)
    {
        if (value is null or Type || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !held.Add(value) || value is string) return;
        if (value is IEnumerable items)
        {
            foreach (var item in items) Collect(item, held);
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Collect(field.GetValue(value), held);
        }
    }

    private static string Model(string name) => $"model {name} {{ input x; qubit q; encode {{ ry(x) q; }} head h : binary {{ logits z(q); }} }}\n";
}
