using Qmtl.Models.Commands;
using Spectre.Console;

// What reads a redirected output has no width: lines should not be broken for it.
if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 1000;
return await new StudyCommand(AnsiConsole.Console, Console.Error).RunAsync(args);
