using System.Text;

namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>Changes characters, or the bytes that a file of them has.</summary>
internal static class ByteMutation
{
    private const string Characters = "{}[]();:,.=+-*/<> \n\t\r\"@#^_aqπ😀0129e\0\uFEFF\uD800\uDC00\u2028\u200B";

    public static string Apply(string text, Random random)
    {
        if (text.Length == 0) return Any(random).ToString();
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 20), text.Length - at);
        return random.Next(8) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Remove(at, length),
            2 => text.Insert(at, Any(random).ToString()),
            3 => text.Remove(at, 1).Insert(at, Any(random).ToString()),
            4 => text.Insert(at, text.Substring(at, length)),
            5 => text[..at],
            6 => ChangeBytes(text, random),
            _ => text.Insert(at, new string(Any(random), random.Next(1, 40))),
        };
    }

    private static char Any(Random random) => random.Next(10) == 0 ? (char)random.Next(0x10000) : Characters[random.Next(Characters.Length)];

    private static string ChangeBytes(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var count = random.Next(1, 4); count > 0; count--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return Encoding.UTF8.GetString(bytes);
    }
}
