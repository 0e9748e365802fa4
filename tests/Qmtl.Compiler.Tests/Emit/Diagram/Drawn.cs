using Qmtl.Compiler.Emit.Diagram;
using Qmtl.Compiler.Intermediate;
using Qmtl.Drawing;

namespace Qmtl.Compiler.Tests.Emit.Diagram;

/// <summary>Models as they are drawn: described by the compiler, and drawn by the runtime.</summary>
internal static class Drawn
{
    public static string Text(ModelIr model, int width = 120) => Of(model).ToText(width);

    public static string Svg(ModelIr model) => Of(model).ToSvg();

    private static CircuitDrawing Of(ModelIr model) => CircuitDrawing.Parse(CircuitDescription.Of(model));
}
