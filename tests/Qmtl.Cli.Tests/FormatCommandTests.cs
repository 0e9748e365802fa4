using System.Runtime.Versioning;
using System.Text;

namespace Qmtl.Cli.Tests;

public sealed class FormatCommandTests : IDisposable
{
    private const string Messy = "const a=1;\r\n\tconst b = 2 ;  // two";
    private const string Neat = "const a = 1;\nconst b = 2;  // two\n";
    private const string Broken = "const a = ;\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_formatted_in_place_and_named()
    {
        var file = folder.Write("messy.qmtl", Messy);

        ToolRun.Of("format", file).ShouldBe(new ToolRun(0, $"{file}\n", ""));

        File.ReadAllText(file).ShouldBe(Neat);
        Directory.GetFiles(folder.Path).ShouldBe([file]);
    }

    [Fact]
    public void A_formatted_file_is_not_written()
    {
        var file = folder.Write("neat.qmtl", Neat);
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, before);

        ToolRun.Of("format", file).ShouldBe(new ToolRun(0, "", ""));

        File.GetLastWriteTimeUtc(file).ShouldBe(before);
    }

    [Fact]
    public void A_check_lists_what_would_change_and_writes_nothing()
    {
        var (messy, neat) = (folder.Write("messy.qmtl", Messy), folder.Write("neat.qmtl", Neat));

        ToolRun.Of("format", "--check", messy, neat)
            .ShouldBe(new ToolRun(1, $"{messy}\n", "1 file is not formatted. Run 'qmtl format' on what is listed.\n"));

        File.ReadAllText(messy).ShouldBe(Messy);
        ToolRun.Of("format", "--check", neat).ShouldBe(new ToolRun(0, "", ""));
    }

    [Fact]
    public void A_file_with_syntax_errors_is_explained_and_left_and_the_others_are_formatted()
    {
        var (broken, messy) = (folder.Write("broken.qmtl", Broken), folder.Write("messy.qmtl", Messy));

        var run = ToolRun.Of("format", broken, folder.In("none.qmtl"), messy);

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBe($"{messy}\n");
        run.Error.ShouldStartWith($"{broken}(1,11): error QMTL0011: ");
        run.Error.ShouldContain($"{broken} is left as it is, because it has syntax errors. Correct them first.\n");
        run.Error.ShouldContain("none.qmtl: the file does not exist.");
        File.ReadAllText(broken).ShouldBe(Broken);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_left()
    {
        var file = folder.In("latin.qmtl");
        byte[] content = [.. "const a=1; // na"u8, 0xEF, .. "ve"u8];
        File.WriteAllBytes(file, content);

        var run = ToolRun.Of("format", file);

        run.ShouldBe(new ToolRun(1, "", $"{file}: this is not a text file in UTF-8. Name a .qmtl file, or save it as UTF-8.\n"));
        File.ReadAllBytes(file).ShouldBe(content);
    }

    [Fact]
    public void A_byte_order_mark_is_dropped()
    {
        var file = folder.In("marked.qmtl");
        File.WriteAllText(file, Neat, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        ToolRun.Succeed("format", file).ShouldBe($"{file}\n");

        File.ReadAllBytes(file).ShouldBe(Encoding.UTF8.GetBytes(Neat));
    }

    [Fact]
    public void Of_a_folder_all_files_are_formatted_except_what_builds_make()
    {
        foreach (var name in new[] { "b", "b/bin", "obj", ".hidden", "a" }) Directory.CreateDirectory(folder.In(name));
        foreach (var name in new[] { "m.qmtl", "b/m.qmtl", "b/bin/m.qmtl", "obj/m.qmtl", ".hidden/m.qmtl", "a/m.qmtl", "a/m.txt" })
            folder.Write(name, Messy);

        var formatted = ToolRun.Succeed("format", folder.Path);

        string[] expected = [folder.In("m.qmtl"), Path.Combine(folder.Path, "a", "m.qmtl"), Path.Combine(folder.Path, "b", "m.qmtl")];
        formatted.ShouldBe(string.Concat(expected.Select(path => $"{path}\n")));
        File.ReadAllText(folder.In("obj/m.qmtl")).ShouldBe(Messy);
    }

    [Fact]
    public void A_folder_without_model_files_is_a_mistake()
    {
        var run = ToolRun.Of("format", folder.Path);

        run.ShouldBe(new ToolRun(1, "", $"{folder.Path}: no .qmtl file is in this folder or below it.\n"));
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void Behind_a_link_the_file_is_formatted_and_the_link_and_its_permissions_stay()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links and file modes are those of Unix.");
        var (file, link) = (folder.Write("messy.qmtl", Messy), folder.In("link.qmtl"));
        File.CreateSymbolicLink(link, file);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        ToolRun.Succeed("format", link).ShouldBe($"{link}\n");

        File.ResolveLinkTarget(link, returnFinalTarget: true)!.FullName.ShouldBe(file);
        File.ReadAllText(file).ShouldBe(Neat);
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void The_standard_input_is_formatted_to_the_standard_output()
    {
        ToolRun.With(Messy, "format", "-").ShouldBe(new ToolRun(0, Neat, ""));
        ToolRun.With(Messy, "format", "--check", "-").ShouldBe(new ToolRun(1, "", "The standard input is not formatted.\n"));
        ToolRun.With(Neat, "format", "-", "--check").ShouldBe(new ToolRun(0, "", ""));
    }

    [Fact]
    public void A_broken_standard_input_gives_no_output()
    {
        var run = ToolRun.With(Broken, "format", "-");

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBe("");
        run.Error.ShouldStartWith("standard input(1,11): error QMTL0011: ");
    }

    [Fact]
    public void The_standard_input_stands_alone() => ToolRun.Of("format", "-", "a.qmtl").ExitCode.ShouldBe(2);

    [Fact]
    public void The_model_files_of_the_product_are_formatted() =>
        ToolRun.Succeed("format", "--check", Path.Combine(Repository.Root, "Qmtl.Models"), Path.Combine(Repository.Root, "docs")).ShouldBe("");
}
