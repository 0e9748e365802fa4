using System.Numerics;
using System.Runtime;
using Qmtl.Cli.Hosting;
using Qmtl.Modeling;

namespace Qmtl.Benchmarks.Compiling;

/// <summary>How long the JIT compiler works on the class of a model; the runtime it calls is compiled before.</summary>
internal static class JitTimes
{
    private const int Runs = 5;

    /// <summary>The time until a new process has its first gradient, the shortest of a few runs.</summary>
    public static TimeSpan Measure<T>(GateModel model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Another class, for the parts of the runtime that both call.
        using (var small = ModelCompiler.Compile(GateModel.OfGates(1).Print())) small.Run("Gates", new FirstGradient<T>());
        return Enumerable.Range(0, Runs).Min(revision =>
        {
            using var loaded = ModelCompiler.Compile(model.Print(revision));
            return loaded.Run(model.Name, new FirstGradient<T>());
        });
    }

    private sealed class FirstGradient<T> : IModelAction<TimeSpan>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public TimeSpan Run<TModel>()
            where TModel : IModel
        {
            var before = JitInfo.GetCompilationTime(currentThread: true);
            var (evaluator, schema) = (new ModelEvaluator<TModel, T>(), TModel.Schema);
            evaluator.Backward(
                new T[schema.ParameterCount],
                new T[schema.InputWidth],
                new T[schema.LogitCount],
                new T[schema.ParameterCount],
                new T[schema.InputWidth]);
            return JitInfo.GetCompilationTime(currentThread: true) - before;
        }
    }
}
