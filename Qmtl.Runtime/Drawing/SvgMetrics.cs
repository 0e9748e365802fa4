namespace Qmtl.Drawing;

/// <summary>
/// Sizes in pixels. Whoever shows the drawing chooses the fonts, so texts are measured by what a character takes in the widest of the
/// common monospaced ones.
/// </summary>
internal static class SvgMetrics
{
    /// <summary>From one wire to the next: a box, and room for the name of a region above it.</summary>
    public const int Pitch = 62;

    public const int BoxHeight = 36;
    public const int NarrowestBox = 36;

    /// <summary>From a wire to the upper edge of a region around it, and to the lower.</summary>
    public const int RegionAbove = 35;
    public const int RegionBelow = 23;

    /// <summary>Between the boxes of neighbouring columns.</summary>
    public const int Gap = 14;

    /// <summary>Around the whole drawing.</summary>
    public const int Margin = 20;

    /// <summary>The page: wider drawings are cut and continued below.</summary>
    public const int PageWidth = 1200;

    /// <summary>The width of a text, in a size of 11 px unless another is given. Ideographs take twice the room.</summary>
    public static int TextWidth(string text, int size = 11)
    {
        var characters = text.Sum(c => c >= '\u2e80' ? 2 : 1);
        return ((characters * size * 61) + 99) / 100;
    }
}
