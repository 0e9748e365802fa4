using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Qmtl.Generators.Tests;

/// <summary>What flows through the pipeline is kept between edits, so it must compare by value and hold nothing large.</summary>
public sealed class PipelineValueTests
{
    [Theory]
    [InlineData("Qmtl.Generators.ModelFile")]
    [InlineData("Qmtl.Generators.ModelUnit")]
    [InlineData("Qmtl.Generators.ImportedText")]
    [InlineData("Qmtl.Generators.FileCompilation")]
    [InlineData("Qmtl.Generators.GeneratedSource")]
    public void Pipeline_values_compare_by_value_and_hold_no_compiler_objects(string name)
    {
        var type = typeof(QmtlGenerator).Assembly.GetType(name, throwOnError: true)!;
        typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type).ShouldBeTrue();
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
        {
            typeof(ISymbol).IsAssignableFrom(field.FieldType).ShouldBeFalse(field.Name);
            typeof(Compilation).IsAssignableFrom(field.FieldType).ShouldBeFalse(field.Name);
            typeof(SyntaxNode).IsAssignableFrom(field.FieldType).ShouldBeFalse(field.Name);
            field.FieldType.Assembly.GetName().Name!.ShouldNotStartWith("Antlr4");
        }
    }
}
