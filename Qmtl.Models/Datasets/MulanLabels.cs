using System.Xml;
using System.Xml.Linq;
using Qmtl.Data;

namespace Qmtl.Models.Datasets;

/// <summary>Reads Mulan's lists of labels: <c>&lt;labels xmlns="http://mulan.sourceforge.net/labels"&gt;&lt;label name="…"/&gt;…&lt;/labels&gt;</c>.</summary>
internal static class MulanLabels
{
    private const string Namespace = "http://mulan.sourceforge.net/labels";

    /// <summary>The names, in the order of the file; of labels within labels, the outer one first.</summary>
    /// <exception cref="DataException">The file is absent, truncated or malformed, lists none, or one twice.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        var names = new List<string>();
        foreach (var label in Parse(path).Descendants(XName.Get("label", Namespace)))
        {
            int? line = label is IXmlLineInfo place && place.HasLineInfo() ? place.LineNumber : null;
            if (label.Attribute("name")?.Value is not { Length: > 0 } name) throw Problem(path, line, "the label has no name. Write <label name=\"…\"/>.");
            if (names.Contains(name)) throw Problem(path, line, $"label '{name}' is listed twice. Delete one.");
            names.Add(name);
        }

        return names.Count > 0
            ? names
            : throw Problem(path, null, $"the file lists no labels of the namespace {Namespace}. Write <labels xmlns=\"{Namespace}\">.");
    }

    private static XDocument Parse(string path)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(TextFile.Read(path))); // Refuses document types.
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException e)
        {
            throw new DataException(new DataProblem(path, e.LineNumber > 0 ? e.LineNumber : null, null, $"the list of labels is truncated or damaged: {e.Message}"), e);
        }
    }

    private static DataException Problem(string path, int? line, string message) => new(new DataProblem(path, line, null, message));
}
