using Qmtl.Models.Studies;

namespace Qmtl.Models.Tests;

public sealed class StudyFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("qmtl-models-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Studies_that_end_at_the_same_moment_have_folders_of_their_own()
    {
        const int studies = 40;
        var time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Local);
        var folders = new string[studies];
        Parallel.For(0, studies, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => folders[i] = StudyFiles.Create(folder.FullName, time).Folder);

        folders.Distinct().Count().ShouldBe(studies);
        folders.ShouldContain(Path.Combine(folder.FullName, "digits-20260102-030405"));
        folder.GetFileSystemInfos().Length.ShouldBe(studies); // Nothing else is left.
    }
}
