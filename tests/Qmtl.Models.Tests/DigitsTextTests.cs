using Qmtl.Training;
using Shouldly;
using Shouldly.Configuration;
using Xunit;

namespace Qmtl.Models.Tests;

public sealed class DigitsTextTests
{
    [Fact]
    public void Digits_as_a_diagram() => Digits.ToDiagram().ShouldMatchApproved(As("txt"));

    [Fact]
    public void Digits_as_a_picture() => Digits.ToSvg().ShouldMatchApproved(As("svg"));

    [Fact]
    public void Digits_as_OpenQASM_3() => Digits.ToOpenQasm3().ShouldMatchApproved(As("qasm"));

    [Fact]
    public void Digits_of_a_blank_image_as_OpenQASM_2()
    {
        var model = new Digits(ParameterInitialization.Draw<double>(Digits.Schema, seed: 1));
        model.ToOpenQasm2(pixels: new double[64]).ShouldMatchApproved(As("qasm"));
    }

    private static Action<ShouldMatchConfigurationBuilder> As(string extension) => c => c.NoDiff().WithFileExtension(extension);
}
