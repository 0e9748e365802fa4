using System.CommandLine;
using Spectre.Console;

namespace Qmtl.Benchmarks.Startup;

/// <summary>How long a program takes to its first prediction.</summary>
internal sealed class StartupCommand : Command
{
    public StartupCommand(IAnsiConsole console)
        : base("startup", "Publishes a program that asks a model once, also as native code, and measures it from its start to its answer. Takes minutes.")
    {
        SetAction(_ => StartupReport.Print(console));
    }
}
