using Qmtl.Cli.Hosting;
using Qmtl.Modeling;
using Qmtl.OpenQasm;

namespace Qmtl.Cli.Inference;

/// <summary>Writes the angles of one sample into programs that the compiler left open.</summary>
/// <param name="programs">The open programs.</param>
/// <param name="parameters">Shape [parameters].</param>
/// <param name="inputs">Shape [input width], prepared as in training.</param>
internal sealed class BindSample(IEnumerable<string> programs, double[] parameters, double[] inputs) : IModelAction<string[]>
{
    public string[] Run<TModel>()
        where TModel : IModel
    {
        var values = new ModelEvaluator<TModel, double>().ComputeValuesBeforeMeasurement(parameters, inputs);
        return [.. programs.Select(program => AngleBinding.Bind(program, values, parameters))];
    }
}
