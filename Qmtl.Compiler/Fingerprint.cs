using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler;

/// <summary>
/// A hash of what a model computes with its parameters: two models with one fingerprint can exchange them. Comments, formatting
/// and the backend do not matter; shapes, gates, heads and the names of tensors do.
/// </summary>
public static class Fingerprint
{
    private const int Length = 16;

    /// <summary>The first 64 bits of the SHA-256 of the printed structure, in hexadecimal.</summary>
    public static string Of(ModelIr model)
    {
        var structure = model with { Name = model.StructureOf ?? model.Name, Backend = null, Documentation = "", Heads = model.Heads.Select(h => h with { Documentation = "" }).ToEquatableArray() };
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(IrPrinter.Print(structure)));
        return string.Concat(hash.Select(b => b.ToString("x2", CultureInfo.InvariantCulture))).Substring(0, Length);
    }
}
