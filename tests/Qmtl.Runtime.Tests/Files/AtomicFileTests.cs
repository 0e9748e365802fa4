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
