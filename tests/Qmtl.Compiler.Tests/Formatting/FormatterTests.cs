using Qmtl.Compiler.Formatting;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Formatting;

public sealed class FormatterTests
{
    [Theory]
    [MemberData(nameof(Sample.ValidNames), MemberType = typeof(Sample))]
    public void Formatted_samples_are_as_approved(string name)
    {
        var sample = new Sample(name);
        Golden.Match(sample, "formatted", Formatted.Check(sample.Read().Content));
    }

    [Fact]
    public void The_example_of_the_rules_is_correct_and_formatted()
    {
        var example = FencedExamples.Read(Path.Combine(FencedExamples.Documentation, "formatting.md")).ShouldHaveSingleItem() + "\n";

        Formatted.Text(example).ShouldBe(example);
        Analyzed.Text(example).Diagnostics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" \r\n\t", "")]
    [InlineData("// nothing", "// nothing\n")]
    [InlineData("\uFEFFconst a=1;", "const a = 1;\n")]
    [InlineData("const a=-1-(-2)*- -3/a;", "const a = -1 - (-2) * --3 / a;\n")]
    [InlineData("const a=size ( q [ 0 ] )\n*\n2 ;", "const a = size(q[0]) * 2;\n")]
    [InlineData("const a=1;const b=2;\n\n\n\nconst c=3;", "const a = 1;\nconst b = 2;\n\nconst c = 3;\n")]
    [InlineData("namespace A . B ;const a=1;", "namespace A.B;\n\nconst a = 1;\n")]
    [InlineData("const linear=2;const a=linear-1;", "const linear = 2;\nconst a = linear - 1;\n")]
    [InlineData("import  \"a.qmtl\" ;const a=1;", "import \"a.qmtl\";\nconst a = 1;\n")]
    [InlineData("backend b=simulator{precision float64;\nnoise{after 2q depolarizing(0.1);}}", "backend b = simulator {\n    precision float64;\n    noise { after 2q depolarizing(0.1); }\n}\n")]
    [InlineData("backend b=ibm{basis rz,sx , cz;coupling[0,1],[1 , n-1];}", "backend b = ibm { basis rz, sx, cz; coupling [0, 1], [1, n - 1]; }\n")]
    [InlineData("ansatz A on q{}ansatz B on q{\n}", "ansatz A on q { }\nansatz B on q { }\n")]
    public void Small_files_are_laid_out(string text, string formatted) => Formatted.Check(text).ShouldBe(formatted);

    [Theory]
    [InlineData("for i in 0 .. n{h q;}", "for i in 0..n { h q; }")]
    [InlineData("for i in - 1..n{h q;}", "for i in -1..n { h q; }")]
    [InlineData("for i in (a)..n{h q;}", "for i in (a)..n { h q; }")]
    [InlineData("for i in 0..k*T{h q;}", "for i in 0 .. k * T { h q; }")]
    [InlineData("h q[k*t..k*(t+1)];", "h q[k * t .. k * (t + 1)];")]
    [InlineData("h q[f(a+b)..n];", "h q[f(a + b)..n];")]
    [InlineData("ry(w[a..b,c+1])q [0] ,r;", "ry(w[a..b, c + 1]) q[0], r;")]
    [InlineData("logits(a+b)*z(q);", "logits (a + b) * z(q);")]
    [InlineData("entangle all rzz(- 0.5*phi)q;", "entangle all rzz(-0.5 * phi) q;")]
    [InlineData("for i in n-1..-1 step-1{h q;}", "for i in n - 1 .. -1 step -1 { h q; }")]
    [InlineData("h q[0,3,5..8 step  k+1];", "h q[0, 3, 5..8 step k + 1];")]
    [InlineData("if!(a&&b==-1)||c%2>=1{h q;}", "if !(a && b == -1) || c % 2 >= 1 { h q; }")]
    [InlineData("if a==1{h q;}else if a==2{x q;}else{y q;}", "if a == 1 { h q; } else if a == 2 { x q; } else { y q; }")]
    [InlineData("if a==1{h q;}\nelse{y q;}", "if a == 1 {\n        h q;\n    } else {\n        y q;\n    }")]
    [InlineData("if a==1{h q; // one\n}else if a==2\n{}else{}/* two */", "if a == 1 {\n        h q;  // one\n    } else if a == 2 {\n    } else { }  /* two */")]
    [InlineData("if a==1{h q;}// one\nelse{y q;}", "if a == 1 { h q; }  // one\n    else { y q; }")]
    [InlineData("inverse A(1)as b on q;channel  bit_flip(0.1)q[0];observable o=z(q);", "inverse A(1) as b on q;\n    channel bit_flip(0.1) q[0];\n    observable o = z(q);")]
    [InlineData("A/* of */(1)/* on */on q;", "A /* of */ (1) /* on */ on q;")]
    public void A_statement_is_spaced(string statement, string formatted) =>
        Formatted.Check($"ansatz A on q{{\n{statement}}}").ShouldBe($"ansatz A on q {{\n    {formatted}\n}}\n");

    [Fact]
    public void A_block_stays_on_its_line_while_it_fits()
    {
        var gates = string.Concat(Enumerable.Repeat("h q; ", 18));
        var start = $"ansatz A on q {{ {gates}";
        var fits = $"{start}{new string('x', Formatter.LineWidth - start.Length - 5)} q; }}";
        fits.Length.ShouldBe(Formatter.LineWidth);

        Formatted.Check(fits.Replace("; ", ";", StringComparison.Ordinal)).ShouldBe(fits + "\n");
        var expanded = Formatted.Check(fits.Replace("x q;", "xx q;", StringComparison.Ordinal));
        expanded.ShouldStartWith("ansatz A on q {\n    h q;\n    h q;\n");
    }

    [Fact]
    public void A_long_statement_breaks_at_its_outermost_operators_first()
    {
        var text = "model M { head h : regression { logits "
            + string.Join("+", Enumerable.Range(10, 8).Select(i => $"expectation(z(q[{i}])*z(q[{i}+1]),{i})")) + "; } }";

        var formatted = Formatted.Check(text);

        formatted.Split('\n').ShouldAllBe(line => line.Length <= Formatter.LineWidth);
        formatted.ShouldContain("\n            + expectation(z(");
        formatted.ShouldContain("        logits expectation(z(q[10]) * z(q[10 + 1]), 10) + ");
    }

    [Fact]
    public void Heads_on_one_line_each_align_even_where_documentation_stands_between() =>
        Formatted.Check(
            """
            model M {
            head odd:binary { logits a; } // first

            /// Which?
            head shape:{round,bent} { logits b; }
            head many : classes(4) {
            logits c;
            }
            }
            """).ShouldBe(
            """
            model M {
                head odd   : binary          { logits a; }  // first

                /// Which?
                head shape : { round, bent } { logits b; }
                head many : classes(4) {
                    logits c;
                }
            }

            """);

    [Fact]
    public void Comments_stay_with_their_lines() =>
        Formatted.Check(
            """
            /* a block
                 comment */
            const a=1;// short
            const bb=22;   /* both */   // long
            model M{// opening

            // alone
            input x;/* before */input y;
            let z=x// why
            +y;/// Documentation stands on a line of its own.

            head h/* kind */:binary// brace
            {logits z;}// end

            // last
            }// end of M
            // after
            """).ShouldBe(
            """
            /* a block
                 comment */
            const a = 1;    // short
            const bb = 22;  /* both */ // long

            model M {  // opening
                // alone
                input x;
                /* before */ input y;
                let z = x // why
                    + y;
                /// Documentation stands on a line of its own.
                head h /* kind */ : binary // brace
                {
                    logits z;
                }  // end

                // last
            }  // end of M

            // after

            """);

    [Fact]
    public void Documented_labels_have_lines_of_their_own() =>
        Formatted.Check(
            """
            model M { input x;
            /// What shape is it?
            head shape:{/// A closed curve.
            /// Or two.
            round,bent, /// A stroke.
            line // straight
            }{/// In radians.
            weight w[3];logits x*w;}
            }
            """).ShouldBe(
            """
            model M {
                input x;
                /// What shape is it?
                head shape : {
                    /// A closed curve.
                    /// Or two.
                    round,
                    bent,
                    /// A stroke.
                    line // straight
                } {
                    /// In radians.
                    weight w[3];
                    logits x * w;
                }
            }

            """);

    [Fact]
    public void A_file_with_syntax_errors_is_not_formatted()
    {
        var result = Formatter.Format(new SourceText("main.qmtl", "model  M { input x }"));

        result.Text.ShouldBeNull();
        result.Diagnostics.ShouldNotBeEmpty();
    }
}
