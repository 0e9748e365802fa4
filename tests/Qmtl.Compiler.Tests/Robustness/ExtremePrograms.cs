namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>Short texts that ask for too much, and long ones.</summary>
internal static class ExtremePrograms
{
    /// <summary>Programs that cannot be compiled, by what they ask for.</summary>
    public static IReadOnlyDictionary<string, string> TooMuch { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["brackets nested 20,000 deep"] = $"const a = {Repeat("(", 20_000)}1{Repeat(")", 20_000)};",
        ["blocks nested 20,000 deep"] = $"ansatz A on q {{ {Repeat("for i in 0..1 { ", 20_000)}{Repeat("}", 20_000)} }}",
        ["a chain of 20,000 operators"] = $"const a = {Repeat("1 + ", 20_000)}1;",
        ["an integer of 10,000 digits"] = $"const a = {Repeat("9", 10_000)};",
        ["a real of 10,000 digits"] = $"const a = {Repeat("9", 10_000)}.5;",
        ["a huge exponent"] = "const a = 1e999999999999999999999;",
        ["two billion passes of a loop"] = Model("qubit q;", "for i in 0..2000000000 { h q; }"),
        ["as many, nested"] = Model("qubit q;", "for i in 0..40000 { for j in 0..40000 { h q; } }"),
        ["a range to 2^53"] = Model("qubit q;", "for i in -9007199254740991..9007199254740991 { h q; }"),
        ["a register of 10^9 qubits"] = Model("qubit[1000000000] q;", "h q;"),
        ["a thousand registers of 10 qubits"] = Model(Lines(1_000, i => $"qubit[10] q{i};") + "qubit q;", "h q;"),
        ["a weight of 10^12 elements"] = Model("weight w[1000000, 1000000]; qubit q;", "h q;"),
        ["a weight of 10^100 elements"] = Model($"weight w[{Repeat("1000000, ", 16)}1000000]; qubit q;", "h q;"),
        ["100,000 weights"] = Model("qubit q;", "for i in 0..100000 { weight w; ry(w) q; }"),
        ["a hundred weights of a million elements"] = Model("qubit q;", "for i in 0..100 { weight w[1000000]; ry(w[i]) q; }"),
        ["an input of 10^9 elements"] = Model("input x[1000000000]; qubit q;", "h q;"),
        ["a layer of 10^12 weights"] = Model("input x[1000000]; let y = dense(x, 1000000); qubit q;", "h q;"),
        ["arithmetic of long vectors in a loop"] = Model("input x[1000000]; qubit q;", "for i in 0..100000 { let y = 2 * x + x; }"),
        ["slices of long vectors in a loop"] = Model("input x[1000000]; qubit q;", "for i in 0..100000 { let y = x[0..1000000]; }"),
        ["signs of long vectors in a loop"] = Model("input x[1000000]; qubit q;", "for i in 0..100000 { let y = --x; }"),
        ["functions of long vectors in a loop"] = Model("input x[1000000]; qubit q;", "for i in 0..100000 { let y = tanh(x); }"),
        ["a long vector over and over"] = Model($"input x[1000000]; let y = {Repeat("x + ", 190)}x; qubit q;", "h q;"),
        ["blocks that apply the next one twice, 128 deep"] =
            Lines(128, i => $"ansatz B{i} on q {{ B{i + 1} on q; B{i + 1} on q; }}") + "ansatz B128 on q { h q; }\n" + Model("qubit q;", "B0 on q;"),
        ["empty blocks that apply the next one twice"] =
            Lines(100, i => $"ansatz B{i} on q {{ B{i + 1} on q; B{i + 1} on q; }}") + "ansatz B100 on q { }\n" + Model("qubit q;", "B0 on q;"),
        ["a chain of 1,000 blocks"] =
            Lines(1_000, i => $"ansatz B{i} on q {{ B{i + 1} on q; }}") + "ansatz B1000 on q { h q; }\n" + Model("qubit q;", "B0 on q;"),
        ["blocks within loops within blocks"] =
            Lines(100, i => $"ansatz B{i} on q {{ {Repeat("if 1 < 2 { ", 60)}B{i + 1} on q; {Repeat("} ", 60)}}}")
                + "ansatz B100 on q { h q; }\n" + Model("qubit q;", "B0 on q;"),
        ["entangle all on 4,096 qubits"] = Model("qubit[4096] q;", "entangle all cz q;"),
        ["a light cone of 4,096 qubits"] = Model("qubit[4096] q;", "h q; entangle linear cx q;", "logits z(q[4095]);"),
        ["4,096 heads"] = "model M { qubit[4096] q; encode { h q; } head t[i in 0..4096] : binary { logits z(q[i]); } }",
        ["two billion heads"] = "model M { qubit q; encode { h q; } head t[i in 0..2000000000] : binary { logits z(q); } }",
        ["2,000 heads on 50,000 gates"] =
            "model M { qubit[4] q; encode { for i in 0..12500 { h q; } } head t[i in 0..2000] : binary { ry(i) q[0]; logits z(q[0]); } }",
        ["overlapping heads with long programs"] =
            "model M { qubit[4] q; encode { for i in 0..2000 { rx(i) q; } } head t[i in 0..100] : binary { ry(i) q[0]; logits z(q[0]); } }",
        ["a million classes"] = Model("input x[1000]; qubit q;", "h q;", "logits linear(x);", "classes(1000000)"),
        ["two billion classes"] = Model("input x[2]; qubit q;", "h q;", "logits linear(x);", "classes(2000000000)"),
        ["a product of sums of observables"] =
            Model("qubit[26] q;", "h q;", $"logits {string.Join(" * ", Enumerable.Range(0, 26).Select(i => $"(1 + x(q[{i}]) + z(q[{i}]))"))};"),
        ["thousands of observables"] =
            Model("qubit[26] q;", "h q;", $"logits linear({string.Join(" * ", Enumerable.Range(0, 9).Select(i => $"(x(q[{i}]) + z(q[{i}]))"))} * z(q[9..26]));"),
        ["thousands of products of observables"] =
            Model("qubit[12] q; observable o = " + string.Join(" + ", Enumerable.Range(0, 12).Select(i => $"z(q[{i}])")) + ";\n" + Lines(3_000, i => $"observable p{i} = o * o * o;"), "h q;"),
        ["an angle of 10,000 operations in a loop"] =
            $"ansatz A(a) on q {{ for i in 0..10000 {{ ry({Repeat("a * ", 180)}a) q; }} }}\n" + Model("input x[60]; qubit q;", $"A({string.Join(" + ", Enumerable.Range(0, 60).Select(i => $"x[{i}]"))}) on q;"),
        ["a step that overflows"] = Model("qubit[4] q;", "for i in 0..9007199254740991 step 1 { h q; }"),
        ["NULs"] = "model\0 M { }\0",
        ["a lone surrogate"] = "model \uD800M { }",
        ["a comment that does not end"] = "model M { /*" + Repeat(" *", 100_000),
        ["100,000 unknown characters"] = Repeat("@ ", 100_000),
        ["100,000 closing braces"] = Repeat("}", 100_000),
        ["150 opening braces on a line, and 20,000 words"] = Repeat("model M { ", 150) + Repeat("x ", 20_000),
        ["20,000 statements with a mistake on one line"] = "ansatz A on q { " + Repeat("input x; ", 20_000),
        ["20,000 statements with an unknown character"] = "ansatz A on q {\n" + Repeat("@ = h q;\n", 20_000) + "}",
        ["5,000 unknown names, and as many declared"] =
            Lines(5_000, i => $"const name{i} = {i};") + Lines(5_000, i => $"const other{i} = nome{i};"),
        ["10,000 uses of an unknown name"] = "ansatz A on q {\n" + Lines(10_000, i => "ry(angle) q;") + "}",
        ["5,000 blocks in a circle"] = Lines(5_000, i => $"ansatz B{i} on q {{ B{(i + 1) % 5_000} on q; }}"),
    };

    /// <summary>Long programs that are correct.</summary>
    public static IReadOnlyDictionary<string, string> Lengthy { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["entangle all on 400 qubits in |0>"] = Model("qubit[400] q;", "entangle all cz q;"),
        ["a byte order mark, CRLF and tabs"] = "\uFEFF" + Model("qubit q;", "h q;").Replace(" ", "\r\n\t", StringComparison.Ordinal),
        ["a long line"] = Model("qubit q;", Repeat("h q; ", 10_000)),
        ["5,000 constants, the last first"] = Lines(5_000, i => $"const c{i} = c{i + 1} + 1;") + "const c5000 = 1;\n" + Model("qubit q;", "ry(c0) q;"),
        ["5,000 blocks, each applying the one before"] =
            "ansatz B0 on q { }\n" + Lines(5_000, i => $"ansatz B{i + 1} on q {{ B{i} on q; }}") + Model("qubit q;", "B100 on q;"),
        ["512 heads on 2,048 qubits"] =
            "model M { input x[2048]; qubit[2048] q; encode { for i in 0..2048 { ry(x[i]) q[i]; } entangle brick cz q; }"
                + " head t[i in 0..512] : binary { weight w[4]; for j in 0..4 { ry(w[j]) q[4 * i + j]; } logits z(q[4 * i]); } }",
        ["blocks that double their angle, 60 deep"] =
            Lines(60, i => $"ansatz B{i}(a) on q {{ B{i + 1}(a * a + a) on q; }}") + "ansatz B60(a) on q { ry(a) q; }\n" + Model("input x; qubit q;", "B0(x) on q; "),
        ["30,000 gates on one qubit"] = Model("qubit q;", "for i in 0..15000 { rx(i) q; rz(1) q; }"),
    };

    private static string Model(string members, string encode, string logits = "logits 1;", string kind = "binary") =>
        $"model M {{ {members} encode {{ {encode} }} head h : {kind} {{ {logits} }} }}\n";

    private static string Repeat(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));
}
