using Qmtl.Compiler.Diagnostics;

namespace Qmtl.Compiler.Imports;

/// <summary>Finds files that import each other.</summary>
internal static class ImportCycles
{
    /// <summary>Tells of imports that lead back to their file, and takes them out.</summary>
    public static void Remove(IReadOnlyList<ParsedFile> files)
    {
        var circular = files.SelectMany(file => file.Imports.Select(i => (File: file, i.Import, Way: Way(i.File, file)))).Where(i => i.Way is not null).ToList();
        foreach (var (file, import, way) in circular)
        {
            file.Imports.RemoveAll(i => i.Import == import);
            file.Findings.Add(ImportDiagnostics.Circular(import, string.Join(" → ", way!.Prepend(file).Select(f => f.Source.FileName))));
        }
    }

    /// <summary>The shortest way by imports from one file to another; breadth first.</summary>
    private static List<ParsedFile>? Way(ParsedFile from, ParsedFile to)
    {
        var cameFrom = new Dictionary<ParsedFile, ParsedFile?> { [from] = null };
        var queue = new Queue<ParsedFile>([from]);
        while (queue.Count > 0)
        {
            var file = queue.Dequeue();
            if (file == to)
            {
                var way = new List<ParsedFile>();
                for (var step = file; step is not null; step = cameFrom[step]) way.Insert(0, step);
                return way;
            }

            foreach (var (_, next) in file.Imports)
            {
                if (cameFrom.ContainsKey(next)) continue;
                cameFrom.Add(next, file);
                queue.Enqueue(next);
            }
        }

        return null;
    }
}
