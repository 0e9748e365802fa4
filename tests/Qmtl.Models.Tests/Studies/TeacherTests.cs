using Qmtl.Models.Studies.Scaling;

namespace Qmtl.Models.Tests.Studies;

public sealed class TeacherTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Directions_of_tasks_are_as_similar_as_they_are_related(double relatedness)
    {
        // Averaged over teachers, since the common direction of one may be short.
        const int tasks = 40;
        var cosines = Enumerable.Range(1, 20).Average(seed =>
        {
            var teacher = new Teacher((ulong)seed, relatedness);
            var directions = Enumerable.Range(0, tasks).Select(teacher.Direction).ToArray();
            return Pairs(tasks).Average(p => directions[p.First].Zip(directions[p.Second], (a, b) => a * b).Sum());
        });

        cosines.ShouldBe(relatedness, 0.06);
    }

    [Fact]
    public void Wholly_related_tasks_ask_the_same()
    {
        var teacher = new Teacher(1, 1);

        teacher.Direction(5).ShouldBe(teacher.Direction(0));
        new Teacher(1, 0).Direction(5).ShouldNotBe(new Teacher(1, 0).Direction(0));
    }

    [Fact]
    public void The_first_tasks_are_the_same_among_few_and_among_many()
    {
        var few = new Teacher(3, 0.5).Draw(HardSharing2.Schema, "training", 50);
        var many = new Teacher(3, 0.5).Draw(HardSharing8.Schema, "training", 50);

        for (var row = 0; row < few.Rows; row++)
        {
            few.Inputs(row).ToArray().ShouldBe(many.Inputs(row).ToArray());
            few.Labels(row).ToArray().ShouldBe(many.Labels(row)[..2].ToArray());
        }
    }

    [Fact]
    public void Parts_and_seeds_have_rows_of_their_own()
    {
        var rows = new Teacher(3, 0.5).Draw(HardSharing2.Schema, "training", 50);

        new Teacher(3, 0.5).Draw(HardSharing2.Schema, "training", 50).ContentHash.ShouldBe(rows.ContentHash);
        new Teacher(3, 0.5).Draw(HardSharing2.Schema, "test", 50).ContentHash.ShouldNotBe(rows.ContentHash);
        new Teacher(4, 0.5).Draw(HardSharing2.Schema, "training", 50).ContentHash.ShouldNotBe(rows.ContentHash);
    }

    [Fact]
    public void Both_labels_are_frequent()
    {
        var data = new Teacher(2, 0.5).Draw(HardSharing8.Schema, "training", 2_000);

        Enumerable.Range(0, 8).Select(t => data.LabelColumn(t).Average()).ShouldAllBe(share => share > 0.4 && share < 0.6);
    }

    [Fact]
    public void Relatedness_is_a_share()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Teacher(1, -0.1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Teacher(1, 1.1));
    }

    private static IEnumerable<(int First, int Second)> Pairs(int count) =>
        Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(0, i).Select(j => (i, j)));
}
