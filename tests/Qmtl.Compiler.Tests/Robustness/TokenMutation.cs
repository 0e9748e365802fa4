namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>Removes, doubles, swaps and replaces words and symbols.</summary>
internal static class TokenMutation
{
    private static readonly string[] Known =
    [
        .. FuzzCase.Programs.SelectMany(Words.Split).Where(Words.IsToken).Distinct(),
        "0", "-1", "4096", "4097", "65536", "1000000", "2000000000", "9007199254740992", "1e308", "1e-308", "/*", "//", "///",
    ];

    public static string Apply(string text, Random random)
    {
        var pieces = Words.Split(text);
        var places = Words.Places(pieces);
        if (places.Count == 0) return Any(random);
        var (a, b) = (places[random.Next(places.Count)], places[random.Next(places.Count)]);
        switch (random.Next(6))
        {
            case 0:
                pieces[a] = " ";
                break;
            case 1:
                pieces[a] = $" {Any(random)} {pieces[a]}";
                break;
            case 2:
                pieces[a] = $" {Any(random)} ";
                break;
            case 3:
                (pieces[a], pieces[b]) = ($" {pieces[b]} ", $" {pieces[a]} ");
                break;
            case 4:
                pieces[a] = $"{pieces[a]} {pieces[b]}";
                break;
            default:
                pieces.RemoveRange(Math.Min(a, b), Math.Min(Math.Abs(a - b), 12));
                break;
        }

        return string.Concat(pieces);
    }

    private static string Any(Random random) => Known[random.Next(Known.Length)];
}
