using System.CommandLine;
using System.CommandLine.Parsing;
using Qmtl.Cli.Commands;
using Qmtl.Cli.Terminals;

namespace Qmtl.Cli.Tests;

/// <summary>Help, wrong command lines, and exit codes.</summary>
public sealed class UsageTests
{
    private static readonly RootCommand Root = Tool.CreateRoot(new Terminal(TextWriter.Null, TextWriter.Null));

    public static TheoryData<string> Commands => [.. Root.Subcommands.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_explains_itself_by_examples_that_parse(string name)
    {
        var command = (ToolCommand)Root.Subcommands.Single(c => c.Name == name);

        var help = ToolRun.Succeed(name, "--help");

        command.Examples.ShouldNotBeEmpty();
        foreach (var example in command.Examples)
        {
            help.ShouldContain(example.CommandLine);
            ShouldParse(example.CommandLine).ShouldBe(name);
        }
    }

    [Fact]
    public void The_tool_explains_itself_by_examples_that_parse()
    {
        var help = ToolRun.Succeed("--help");

        var examples = help.Split('\n').Where(line => line.StartsWith("  qmtl ", StringComparison.Ordinal)).ToArray();
        examples.ShouldNotBeEmpty();
        foreach (var example in examples) ShouldParse(example.Trim());
        help.ShouldContain("Exit codes: 0 success, 1 the input is wrong, 2 wrong usage");
    }

    [Fact]
    public void Every_command_line_of_the_manual_parses()
    {
        const string Prefix = "dotnet run --project Qmtl.Cli -- ";
        var manual = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "cli.md"));

        var commands = manual.Where(line => line.StartsWith(Prefix, StringComparison.Ordinal)).Select(line => ShouldParse("qmtl " + line[Prefix.Length..]));

        commands.Distinct().Order().ShouldBe(Root.Subcommands.Select(c => c.Name).Order());
    }

    [Fact]
    public void The_version_is_a_plain_number() => ToolRun.Succeed("--version").ShouldMatch(@"^\d+\.\d+\.\d+\r?\n$");

    [Theory]
    [InlineData("Name a command: check, format, params, plan, draw, export, train, eval, predict, run, jobs, device.")]
    [InlineData("Did you mean 'train'?", "trian", "a.qmtl")]
    [InlineData("Did you mean '--epochs'?", "train", "a.qmtl", "--data", "d.csv", "--epoch=3")]
    [InlineData("Did you mean 'cagrad'?", "train", "a.qmtl", "--data", "d.csv", "--balancing", "cagrd")]
    [InlineData("gradnorm", "train", "a.qmtl", "--data", "d.csv", "--balancing", "best")]
    [InlineData("Option '--data' is required.", "train", "a.qmtl")]
    [InlineData("Run 'qmtl draw --help' for how it is used.", "draw")]
    [InlineData("--width must be a whole number from 40, not wide.", "draw", "a.qmtl", "--width", "wide")]
    [InlineData("--epochs must be a whole number from 1, not 1.5.", "train", "a.qmtl", "--data", "d.csv", "--epochs", "1.5")]
    [InlineData("--seed must be a whole number from 0, not abc.", "train", "a.qmtl", "--data", "d.csv", "--seed", "abc")]
    [InlineData("--learning-rate must be", "train", "a.qmtl", "--data", "d.csv", "--learning-rate", "fast")]
    [InlineData("Unrecognized option '--strict'.", "check", "--strict", "a.qmtl")]
    [InlineData("single", "plan", "a.qmtl", "--precision", "half")]
    [InlineData("Required argument missing", "plan")]
    [InlineData("openqasm3", "export", "a.qmtl", "--format", "qir")]
    public void A_wrong_command_line_says_what_is_meant(string message, params string[] arguments)
    {
        var run = ToolRun.Of(arguments);

        run.Error.ShouldContain(message);
        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBe("");
    }

    [Fact]
    public void A_fault_of_the_tool_asks_for_a_report_without_a_stack_trace()
    {
        var failure = Failure.Of(new InvalidOperationException("first\nsecond"));

        failure.ExitCode.ShouldBe(70);
        failure.Message.ShouldStartWith("qmtl failed with InvalidOperationException: first second ");
        failure.Message.ShouldContain("Please report it");
    }

    [Fact]
    public void A_full_disk_is_said_to_be_full()
    {
        var failure = Failure.Of(new IOException("No space left on device", 28));

        failure.ExitCode.ShouldBe(1);
        failure.Message.ShouldContain("no space left on the disk");
    }

    private static string ShouldParse(string commandLine)
    {
        var tokens = CommandLineParser.SplitCommandLine(commandLine).ToArray();
        tokens[0].ShouldBe("qmtl");
        var result = Root.Parse(tokens[1..]);
        result.Errors.ShouldBeEmpty(commandLine);
        return result.CommandResult.Command.Name;
    }
}
