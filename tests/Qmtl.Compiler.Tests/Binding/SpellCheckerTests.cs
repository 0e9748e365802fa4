using Qmtl.Compiler.Binding;

namespace Qmtl.Compiler.Tests.Binding;

public sealed class SpellCheckerTests
{
    [Theory]
    [InlineData("thata", "theta")]
    [InlineData("tehta", "theta")]
    [InlineData("THETA", "theta")]
    [InlineData("hardwareEficient", "HardwareEfficient")]
    [InlineData("rq", "rx")]
    public void A_slip_is_recognized(string written, string meant) =>
        SpellChecker.Suggest(written, ["phi", "theta", "rx", "HardwareEfficient"]).ShouldBe(meant);

    [Theory]
    [InlineData("alpha")]
    [InlineData("a")]
    [InlineData("thetatheta")]
    public void Another_word_is_no_slip(string written) =>
        SpellChecker.Suggest(written, ["phi", "theta", "x"]).ShouldBeNull();

    [Fact]
    public void The_nearest_name_is_suggested_and_among_equals_the_first() =>
        SpellChecker.Suggest("weights", ["weigh", "weight2", "weight"]).ShouldBe("weight2");
}
