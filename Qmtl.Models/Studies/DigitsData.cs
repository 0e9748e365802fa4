using System.IO.Compression;
using Qmtl.Data;
using Qmtl.Modeling;

namespace Qmtl.Models.Studies;

/// <summary>
/// The optical recognition of handwritten digits (Alpaydin and Kaynak, UCI, CC BY 4.0): 1,797 images of 8×8 pixels from 0 to 16, and
/// the questions that are asked about each.
/// </summary>
public static class DigitsData
{
    private const int PixelCount = 64;
    private const ulong SplitSeed = 0;

    /// <summary>All images, with the labels computed from the digit in the last column.</summary>
    public static Dataset Load(ModelSchema schema)
    {
        const string file = "digits.csv.gz";
        using var packed = typeof(DigitsData).Assembly.GetManifestResourceStream(file)
            ?? throw new FileNotFoundException("The digits are missing from the program.", file);
        using var text = new GZipStream(packed, CompressionMode.Decompress);
        var table = DelimitedTable.Read(text, file);
        var digits = table.Numbers(PixelCount);
        return Dataset.FromColumns(schema, table.Numbers(..PixelCount), new Dictionary<string, double[]>
        {
            ["odd"] = Label(digits, IsOdd),
            ["large"] = Label(digits, IsLarge),
            ["prime"] = Label(digits, IsPrime),
            ["hole"] = Label(digits, HasHole),
        });
    }

    /// <summary>
    /// 60 % for training, 20 % for validation, 20 % for the test, always the same rows, with all combinations of labels in equal proportions.
    /// </summary>
    public static DatasetSplit Split(Dataset digits) => DatasetSplit.ByFractions(digits, validation: 0.2, test: 0.2, SplitSeed);

    /// <summary>Whether the digit is 1, 3, 5, 7 or 9.</summary>
    public static bool IsOdd(int digit) => digit % 2 == 1;

    /// <summary>Whether the digit is 5 or more.</summary>
    public static bool IsLarge(int digit) => digit >= 5;

    /// <summary>Whether the digit is 2, 3, 5 or 7.</summary>
    public static bool IsPrime(int digit) => digit is 2 or 3 or 5 or 7;

    /// <summary>Whether the shape of the digit encloses a hole.</summary>
    public static bool HasHole(int digit) => digit is 0 or 4 or 6 or 8 or 9;

    private static double[] Label(double[] digits, Func<int, bool> question) => [.. digits.Select(d => question((int)d) ? 1.0 : 0.0)];
}
