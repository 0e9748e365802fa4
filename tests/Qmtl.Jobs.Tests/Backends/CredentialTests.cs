using Qmtl.Backends.Braket;
using Qmtl.Backends.Credentials;

namespace Qmtl.Jobs.Tests.Backends;

/// <summary>Where keys may be.</summary>
public sealed class CredentialTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    [Fact]
    public void The_environment_comes_before_the_file()
    {
        var path = Private("A=from file\n# a comment\n\nB = b=c \n");
        CredentialSource Source(string? a) => new(name => name == "A" ? a : name == CredentialSource.FileVariable ? path : null, home.Path);

        Source("from environment").Find("A").ShouldBe("from environment");
        Source(null).Find("A").ShouldBe("from file");
        Source(null).Find("B").ShouldBe("b=c");
        Source(null).Find("C").ShouldBeNull();
        Should.Throw<CredentialException>(() => Source(null).Require("C", "The key")).Message.ShouldContain($"C, or write a line C=… into {path}");
    }

    [SkippableTheory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_file_that_others_can_use_is_refused(UnixFileMode others)
    {
        Skip.If(OperatingSystem.IsWindows());
        var path = Private("A=secret value\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, File.GetUnixFileMode(path) | others);

        var refused = Should.Throw<CredentialException>(() => new CredentialSource(name => name == CredentialSource.FileVariable ? path : null, home.Path).Find("A"));

        refused.Message.ShouldContain($"chmod 600 {path}");
        refused.Message.ShouldNotContain("secret");
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_not_shown()
    {
        var path = Private("A=1\nsecret value\n");

        var refused = Should.Throw<CredentialException>(() => new CredentialSource(name => name == CredentialSource.FileVariable ? path : null, home.Path).Find("A"));

        refused.Message.ShouldBe($"{path}(2): a line must read NAME=value.");
    }

    [Fact]
    public void A_secret_does_not_print()
    {
        new Secret("abc").ToString().ShouldBe("***");
        $"{new AwsCredentials("id", new Secret("abc"), new Secret("def"))}".ShouldNotContain("abc");
        new Secret("abc").RemoveFrom("xabcy").ShouldBe("x***y");
    }

    public void Dispose() => home.Dispose();

    private string Private(string text)
    {
        var path = home.Write("credentials", text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
