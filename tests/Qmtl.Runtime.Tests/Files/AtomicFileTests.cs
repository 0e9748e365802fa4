using Qmtl.Files;
using Qmtl.Runtime.Tests.Data;

namespace Qmtl.Runtime.Tests.Files;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_file_is_replaced_as_a_whole_and_nothing_else_is_left()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "f.json");
        AtomicFile.WriteAllText(path, "a long first text");
        AtomicFile.WriteAllText(path, "ü");
        File.ReadAllBytes(path).ShouldBe([0xC3, 0xBC]);
        Directory.GetFiles(folder.Path).ShouldBe([path]);
    }

    [Fact]
    public void What_a_killed_process_left_beside_a_file_is_deleted_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string In(string name) => Path.Combine(folder.Path, name);
        string[] kept = [In("f.json"), In("f.json.backup.tmp"), In("f.json.12-ab.tmp"), In($"other.json.12-{Guid.NewGuid():N}.tmp"), In($"f.json.12-{Guid.NewGuid():N}")];
        foreach (var file in kept) File.WriteAllText(file, "");
        File.WriteAllText(In($"f.json.12-{Guid.NewGuid():N}.tmp"), "half");

        AtomicFile.DeleteLeftovers(In("f.json"));

        Directory.GetFiles(folder.Path).ShouldBe(kept, ignoreOrder: true);
    }

    [Fact]
    public void A_write_that_fails_leaves_the_file_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "f.json");
        AtomicFile.WriteAllText(path, "before");
        Should.Throw<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new IOException("The disk is full.");
        }));
        File.ReadAllText(path).ShouldBe("before");
        Directory.GetFiles(folder.Path).ShouldBe([path]);
    }
}
