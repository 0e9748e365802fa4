using Qmtl.Models;
using Spectre.Console;

return await new StudyCommand(AnsiConsole.Console).RunAsync(args);
