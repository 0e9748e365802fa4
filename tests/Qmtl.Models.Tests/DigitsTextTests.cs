using Shouldly.Configuration;

namespace Qmtl.Models.Tests;

/// <summary>The texts of a model are stable, so that users may keep approved copies of them as here.</summary>
public sealed class DigitsTextTests
{
    [Fact]
    public void Digits_as_a_diagram() => Digits.ToDiagram().ShouldMatchApproved(Text("txt"));

    [Fact]
    public void Digits_as_OpenQASM_3() => Digits.ToOpenQasm3().ShouldMatchApproved(Text("qasm"));

    private static Action<ShouldMatchConfigurationBuilder> Text(string extension) => c => c.NoDiff().WithFileExtension(extension);
}
