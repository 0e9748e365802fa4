using System.Runtime.InteropServices;
using System.Text;
using Qmtl.Cli;
using Qmtl.Cli.Terminals;

Console.OutputEncoding = Encoding.UTF8;
using var cancellation = new CancellationTokenSource();

// The first Ctrl+C or SIGTERM asks the command to stop at a step boundary; the second ends the process at once, which loses no
// checkpoint, since files are replaced atomically.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
return await Tool.RunAsync(args, Terminal.OfProcess(), cancellation.Token);

void Cancel(PosixSignalContext context)
{
    context.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}
