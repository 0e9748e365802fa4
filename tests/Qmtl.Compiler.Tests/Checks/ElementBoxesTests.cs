using Qmtl.Compiler.Checks;

namespace Qmtl.Compiler.Tests.Checks;

public sealed class ElementBoxesTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "0", "")]
    [InlineData("4", "0 1 2 3", "[0..4]")]
    [InlineData("4", "0 2 3", "[0] [2..4]")]
    [InlineData("2 4 2", "9 11 13 15", "[1, 0..4, 1]")]
    [InlineData("2 2 2", "5 6 7", "[1, 0, 1] [1, 1, 0..2]")]
    [InlineData("3 2", "0 2 4", "[0..3, 0]")]
    public void Sets_are_written_as_ranges_of_indices(string shape, string members, string boxes)
    {
        var set = Numbers(members);
        Cover(shape, set.Contains, 4)!.ShouldBe(set.Length == 0 ? [] : boxes.Length == 0 ? [""] : Split(boxes));
    }

    [Fact]
    public void Scattered_sets_are_given_up() => Cover("1000", i => i % 2 == 0, 4).ShouldBeNull();

    [Fact]
    public void Boxes_cover_the_set_and_nothing_else()
    {
        var random = new Random(17);
        for (var round = 0; round < 200; round++)
        {
            int[] shape = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, 5))];
            var size = shape.Aggregate(1, (product, axis) => product * axis);
            var set = Enumerable.Range(0, size).Where(_ => random.Next(3) > 0).ToHashSet();
            ElementBoxes.Cover(shape, set.Contains, size)!.SelectMany(box => Elements(box, shape)).Order().ShouldBe(set.Order());
        }
    }

    private static IReadOnlyList<string>? Cover(string shape, Func<int, bool> contains, int most) => ElementBoxes.Cover(Numbers(shape), contains, most);

    private static int[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    private static string[] Split(string boxes) => [.. boxes[..^1].Split("] ").Select(box => box + "]")];

    private static IEnumerable<int> Elements(string box, int[] shape)
    {
        IEnumerable<int> places = [0];
        foreach (var (text, axis) in box.Trim('[', ']').Split(", ").Select((text, axis) => (text, axis)))
        {
            int[] ends = [.. text.Split("..").Select(int.Parse)];
            places = [.. places.SelectMany(place => Enumerable.Range(ends[0], ends.Length == 1 ? 1 : ends[1] - ends[0]).Select(i => (place * shape[axis]) + i))];
        }

        return places;
    }
}
