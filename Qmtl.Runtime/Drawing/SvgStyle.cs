namespace Qmtl.Drawing;

/// <summary>
/// The look of drawings. Plain rules, also for dark pages, since not every viewer knows CSS variables; below one class, so that they change
/// nothing else on a page that a drawing is pasted into.
/// </summary>
internal static class SvgStyle
{
    public const string Root = "qmtl";

    private static readonly string[] HeadColors = ["#1a7f37", "#bf3989", "#0e7490", "#8a5a00"];
    private static readonly string[] DarkHeadColors = ["#4ac26b", "#f778ba", "#39c5cf", "#d4a72c"];

    /// <summary>The class of a head, in colors that repeat after a few.</summary>
    public static string Head(int head) => "h" + (head % HeadColors.Length);

    /// <summary>The class of a gate by what it depends on.</summary>
    public static string Gate(AngleSource source) => source switch
    {
        AngleSource.Data => "gate data",
        AngleSource.Weights => "gate weights",
        AngleSource.Both => "gate both",
        _ => "gate",
    };

    /// <summary>The style sheet.</summary>
    public static IEnumerable<string> Sheet =>
    [
        .. Bright.Select(Scoped),
        "@media (prefers-color-scheme:dark){",
        .. Dark.Select(Scoped),
        "}",
    ];

    private static IEnumerable<string> Bright =>
    [
        "text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:11px;fill:#1f2328}",
        "text.m{text-anchor:middle}",
        "text.label{font-size:12px}",
        "text.end{text-anchor:end}",
        "text.name{font-weight:600;font-size:13px}",
        "text.title{font-weight:600;font-size:15px}",
        "text.soft{fill:#59636e}",
        ".link,.not,.dot{stroke:#1f2328;stroke-width:1.5;fill:none}",
        ".dot{fill:#1f2328}",
        ".wire{stroke:#818b98;stroke-width:1.25}",
        ".on{stroke-dasharray:2 4}",
        ".paper{fill:#ffffff}",
        ".gate{fill:#f6f8fa;stroke:#59636e;stroke-width:1.25}",
        ".data{fill:#ddf4ff;stroke:#0969da}",
        ".weights{fill:#fff1e0;stroke:#bc4c00}",
        ".both{fill:#fbefff;stroke:#8250df}",
        ".not{fill:#ffffff}",
        ".region{fill:#818b98;fill-opacity:.09;stroke:#818b98;stroke-opacity:.55}",
        .. HeadColors.SelectMany(HeadRules),
    ];

    private static IEnumerable<string> Dark =>
    [
        "text{fill:#e6edf3}",
        "text.soft{fill:#9198a1}",
        ".link,.not,.dot{stroke:#e6edf3}",
        ".dot{fill:#e6edf3}",
        ".wire{stroke:#656c76}",
        ".paper{fill:#0d1117}",
        ".gate{fill:#212830;stroke:#9198a1}",
        ".data{fill:#0d2a56;stroke:#58a6ff}",
        ".weights{fill:#3f2208;stroke:#f0883e}",
        ".both{fill:#2d1b55;stroke:#bc8cff}",
        ".not{fill:#0d1117}",
        .. DarkHeadColors.SelectMany(HeadRules),
    ];

    private static string Scoped(string rule) => $".{Root} {rule.Replace(",.", $",.{Root} .", StringComparison.Ordinal)}";

    private static IEnumerable<string> HeadRules(string color, int head) =>
    [
        $".h{head}{{fill:{color};stroke:{color}}}",
        $"text.h{head}{{fill:{color};stroke:none}}",
    ];
}
