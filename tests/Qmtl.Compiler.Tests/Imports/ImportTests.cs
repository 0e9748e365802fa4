using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Imports;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Imports;

public sealed class ImportTests
{
    private const string Layer = "ansatz Layer on q { weight theta[size(q)]; for i in 0..size(q) { ry(theta[i]) q[i]; } }";
    private const string Model = "model M { qubit[2] q; encode { Layer on q; } head h : binary { logits z(q[0]); } }";

    [Fact]
    public void A_model_applies_the_blocks_of_an_imported_file_as_if_they_stood_in_its_own()
    {
        var imported = Compile($"import \"blocks.qmtl\"; {Model}", ("blocks.qmtl", Layer)).Models.ShouldHaveSingleItem();
        var own = Compile($"{Layer} {Model}").Models.ShouldHaveSingleItem();
        Fingerprint.Of(imported.Ir).ShouldBe(Fingerprint.Of(own.Ir));
    }

    [Fact]
    public void Constants_and_model_templates_are_imported_and_models_of_the_file_are_not_compiled_again()
    {

        var models = Compile(
            "import \"family.qmtl\"; model F2 = Family(count);",
            ("family.qmtl", "namespace Other; const count = 2; model Family(T) { qubit[T] q; head t[i in 0..T] : binary { logits z(q[i]); } } model Own = Family(3);")).Models;
        models.ShouldHaveSingleItem().Ir.Name.ShouldBe("F2");
        models[0].Ir.Heads.Count.ShouldBe(2);
        models[0].Ir.Namespace.ShouldBeNull();
    }

    [Fact]
    public void A_model_runs_on_an_imported_backend_as_on_its_own()
    {
        const string Backend = "backend noisy = simulator { noise { after 1q bit_flip(0.1); } }";
        const string Noisy = "model N = M on noisy;";
        var imported = Compile($"import \"device.qmtl\"; {Layer} {Model} {Noisy}", ("device.qmtl", Backend)).Models.Single(m => m.Ir.Name == "N");
        var own = Compile($"{Backend} {Layer} {Model} {Noisy}").Models.Single(m => m.Ir.Name == "N");
        imported.Ir.Encoding.Count.ShouldBe(own.Ir.Encoding.Count);
        imported.Plan.Shapes.ShouldBe(own.Plan.Shapes);
        own.Plan.Shapes.ShouldContain(shape => shape.IsMixed);
    }

    [Fact]
    public void Paths_count_from_the_file_that_imports()
    {
        var files = new[] { ("lib/inner/a.qmtl", "import \"../b.qmtl\"; ansatz Layer on q { Other on q; }"), ("lib/b.qmtl", "ansatz Other on q { h q; }") };
        var source = new SourceText("models/main.qmtl", $"import \"../lib/inner/a.qmtl\"; {Model}");
        QmtlCompiler.Compile(source, Files(files)).Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a.qmtl", "b.qmtl", "b.qmtl")]
    [InlineData("x/a.qmtl", "b.qmtl", "x/b.qmtl")]
    [InlineData("x/a.qmtl", "../b.qmtl", "b.qmtl")]
    [InlineData("a.qmtl", "../b.qmtl", "../b.qmtl")]
    [InlineData("../x/a.qmtl", "../../b.qmtl", "../../b.qmtl")]
    [InlineData("/x/y/a.qmtl", ".././z//b.qmtl", "/x/z/b.qmtl")]
    [InlineData("C:\\x\\a.qmtl", "y/b.qmtl", "C:/x/y/b.qmtl")]
    public void A_path_is_joined_with_that_of_the_importing_file(string importing, string path, string joined) =>
        ImportPath.Resolve(importing, path).ShouldBe(joined);

    [Fact]
    public void Names_are_visible_one_import_far() =>
        Errors($"import \"a.qmtl\"; {Model}", ("a.qmtl", "import \"b.qmtl\";"), ("b.qmtl", Layer))
            .ShouldBe(["Test.qmtl(1,49): error QMTL1007: there is no ansatz or encoder 'Layer': declare it with 'ansatz Layer on q { … }'"]);

    [Fact]
    public void A_file_that_two_others_import_is_read_once()
    {
        var files = new CountedFiles(new() { ["a.qmtl"] = "import \"c.qmtl\"; ansatz A on q { C on q; }", ["b.qmtl"] = "import \"c.qmtl\"; ansatz B on q { C on q; }", ["c.qmtl"] = "ansatz C on q { ry(1) q; }" });
        var text = "import \"a.qmtl\"; import \"b.qmtl\"; model M { qubit q; encode { A on q; B on q; } head h : binary { logits z(q); } }";
        QmtlCompiler.Analyze(new SourceText("Test.qmtl", text), files).Diagnostics.ShouldBeEmpty();
        files.Reads.ShouldBe(["a.qmtl", "b.qmtl", "c.qmtl"]);
    }

    [Fact]
    public void A_missing_file_is_one_error_whatever_uses_it() =>
        Errors($"import \"none.qmtl\"; {Model}").ShouldHaveSingleItem().ShouldContain("QMTL1201");

    [Fact]
    public void Circles_are_told_with_the_files_on_the_way() =>
        Errors($"import \"a.qmtl\"; {Model}", ("a.qmtl", "import \"b.qmtl\";"), ("b.qmtl", "import \"Test.qmtl\"; "))
            .ShouldHaveSingleItem().ShouldContain("Test.qmtl → a.qmtl → b.qmtl → Test.qmtl");

    [Fact]
    public void A_file_that_imports_itself_is_a_circle() =>
        Errors("import \"Test.qmtl\"; const a = 1;").ShouldHaveSingleItem().ShouldContain("(Test.qmtl → Test.qmtl)");

    [Fact]
    public void Files_behind_a_circle_that_the_file_is_not_part_of_have_errors() =>
        Errors("import \"a.qmtl\"; const c = 1;", ("a.qmtl", "import \"b.qmtl\";"), ("b.qmtl", "import \"a.qmtl\";"))
            .ShouldHaveSingleItem().ShouldContain("'a.qmtl' has errors, the first at line 1, column 1 (QMTL1203)");

    [Fact]
    public void An_error_that_appears_where_an_imported_block_is_applied_is_placed_in_its_file()
    {
        var diagnostic = Compile("import \"a.qmtl\";\n" + Model, ("a.qmtl", "\nansatz Layer on q { h q[2]; }")).Diagnostics.ShouldHaveSingleItem();
        diagnostic.ToString().ShouldBe("a.qmtl(2,23): error QMTL2001: q[2] is out of range: q has 2 qubits, 0 to 1 (in 'Layer', applied on line 2)");
    }

    [Fact]
    public void A_name_that_is_imported_cannot_be_declared_again() =>
        Errors($"import \"a.qmtl\";\n{Layer}", ("a.qmtl", "\n" + Layer))
            .ShouldBe(["Test.qmtl(2,8): error QMTL1002: 'Layer' is already declared on line 2 of a.qmtl: rename one of the two"]);

    [Fact]
    public void Too_many_files_are_an_error_and_no_overflow()
    {
        var files = Enumerable.Range(0, 2000).ToDictionary(i => $"f{i}.qmtl", i => $"import \"f{i + 1}.qmtl\";");
        var result = QmtlCompiler.Compile(new SourceText("Test.qmtl", "import \"f0.qmtl\";"), new ImportedTexts(files));
        result.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("QMTL1204");

        var many = string.Concat(Enumerable.Range(0, 600).Select(i => $"import \"g{i}.qmtl\";\n"));
        result = QmtlCompiler.Compile(new SourceText("Test.qmtl", many), new ImportedTexts(Enumerable.Range(0, 600).ToDictionary(i => $"g{i}.qmtl", _ => "")));
        result.Diagnostics.Select(d => d.Id).Distinct().ShouldBe(["QMTL1207"]);
    }

    [Fact]
    public void The_comments_of_generated_code_name_the_imported_file() =>
        Compile($"import \"blocks.qmtl\"; {Model}", ("blocks.qmtl", "\n" + Layer)).Models.ShouldHaveSingleItem().CSharp.ShouldContain("// blocks.qmtl(2): ansatz Layer");

    private static CompilationResult Compile(string text, params (string Path, string Text)[] files) =>
        QmtlCompiler.Compile(new SourceText("Test.qmtl", text), Files(files.Append(("Test.qmtl", text))));

    private static string[] Errors(string text, params (string Path, string Text)[] files) =>
        [.. Compile(text, files).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];

    private static ImportedTexts Files(IEnumerable<(string Path, string Text)> files) => new(files.ToDictionary(f => f.Path, f => f.Text));

    private sealed class CountedFiles(Dictionary<string, string> files) : IImportSource
    {
        public List<string> Reads { get; } = [];

        public string? Read(string path)
        {
            Reads.Add(path);
            return files[path];
        }
    }
}
