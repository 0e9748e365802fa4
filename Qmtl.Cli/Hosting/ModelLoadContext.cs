using System.Reflection;
using System.Runtime.Loader;
using Qmtl.Modeling;

namespace Qmtl.Cli.Hosting;

/// <summary>
/// Holds the classes of one compilation until it is unloaded. They use the runtime that the tool itself uses, so that their types are
/// the same.
/// </summary>
internal sealed class ModelLoadContext() : AssemblyLoadContext("QMTL models", isCollectible: true)
{
    private static readonly Assembly Runtime = typeof(IModel).Assembly;

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == Runtime.GetName().Name ? Runtime : null;
}
