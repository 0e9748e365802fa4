using Qmtl.Cli.Hosting;
using Qmtl.Modeling;

namespace Qmtl.Cli.Tests.Hosting;

public sealed class ModelCompilerTests
{
    [Fact]
    public void A_model_compiled_in_memory_runs()
    {
        using var models = ModelCompiler.Compile("model Angle { input x; qubit[1] q; encode { ry(x) q[0]; } head h : regression { logits z(q[0]); } }");

        // ⟨Z⟩ after RY(x) on |0⟩ is cos x.
        models.Run("Angle", new EvaluateAt(0.7)).ShouldBe(Math.Cos(0.7), 1e-14);
    }

    [Fact]
    public void Models_are_found_in_their_namespace()
    {
        using var models = ModelCompiler.Compile(Samples.Signs);

        models.TypeOf("Signs").FullName.ShouldBe("Sample.Models.Signs");
        models.SchemaOf("Signs").Heads.Select(h => h.Name).ShouldBe(["positive", "level", "size"]);
        typeof(IModel).IsAssignableFrom(models.TypeOf("Signs")).ShouldBeTrue();
    }

    [Fact]
    public void Files_with_equal_names_of_models_can_be_loaded_together()
    {
        using var first = ModelCompiler.Compile("model M { input x; head h : regression { logits x; } }");
        using var second = ModelCompiler.Compile("model M { input x; head h : regression { logits 2 * x; } }");

        first.Run("M", new EvaluateAt(3)).ShouldBe(3);
        second.Run("M", new EvaluateAt(3)).ShouldBe(6);
    }

    [Fact]
    public void Errors_in_the_text_are_thrown_with_their_place()
    {
        var exception = Should.Throw<InvalidModelException>(() => ModelCompiler.Compile("model M { head h : binary { logits y; } }", "m.qmtl"));

        exception.Diagnostics.ShouldNotBeEmpty();
        exception.Message.ShouldStartWith("m.qmtl(1,36): error QMTL");
    }

    [Fact]
    public void Generated_code_that_does_not_compile_is_a_fault_of_the_tool()
    {
        var exception = Should.Throw<GeneratedCodeException>(
            () => InMemoryCompiler.Compile([new GeneratedFile("a.qmtl/M.g.cs", "class M : Nothing;")], new ModelLoadContext(), default));

        var failure = Failure.Of(exception);
        failure.ExitCode.ShouldBe(70);
        failure.Message.ShouldContain("a.qmtl/M.g.cs");
        failure.Message.ShouldContain("Please report it");
    }

    private sealed class EvaluateAt(double x) : IModelAction<double>
    {
        public double Run<TModel>()
            where TModel : IModel
        {
            var logits = new double[1];
            new ModelEvaluator<TModel, double>().Forward(new double[TModel.Schema.ParameterCount], [x], logits);
            return logits[0];
        }
    }
}
