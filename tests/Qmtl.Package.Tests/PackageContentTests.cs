using System.IO.Compression;
using System.Xml.Linq;

namespace Qmtl.Package.Tests;

[Collection(UsesPackedPackages.Name)]
public class PackageContentTests(PackedPackages packages)
{
    [Fact]
    public void Qmtl_holds_the_runtime_and_the_generator_with_what_it_needs() =>
        Files("Qmtl").ShouldBe(
            [
                "NOTICE",
                "analyzers/dotnet/cs/Antlr4.Runtime.Standard.dll",
                "analyzers/dotnet/cs/Qmtl.Compiler.dll",
                "analyzers/dotnet/cs/Qmtl.Generators.dll",
                "buildTransitive/Qmtl.props",
                "lib/net10.0/Qmtl.Runtime.dll",
                "lib/net10.0/Qmtl.Runtime.xml",
                "package.md",
            ]);

    [Fact]
    public void Qmtl_depends_on_what_the_runtime_uses_and_on_nothing_else()
    {
        var group = Metadata("Qmtl").Elements().Single(e => e.Name.LocalName == "dependencies").Elements().ShouldHaveSingleItem();

        group.Attribute("targetFramework")!.Value.ShouldBe("net10.0");
        group.Elements().Select(e => e.Attribute("id")!.Value).ShouldBe(["CsvHelper", "Polly.Core", "System.Numerics.Tensors"]);
    }

    [Fact]
    public void Qmtl_Templates_depends_on_nothing() =>
        Metadata("Qmtl.Templates").Descendants().ShouldNotContain(e => e.Name.LocalName == "dependency");

    [Theory]
    [InlineData("Qmtl", "package.md")]
    [InlineData("Qmtl.Templates", "package.md")]
    [InlineData("Qmtl.Tool", "cli.md")]
    public void A_package_tells_its_licence_and_shows_its_guide(string package, string guide)
    {
        var metadata = Metadata(package).Elements().ToDictionary(e => e.Name.LocalName, e => e.Value);

        metadata["license"].ShouldBe("Apache-2.0");
        metadata["readme"].ShouldBe(guide);
        metadata["description"].ShouldNotBeEmpty();
        metadata.ShouldNotContainKey("icon");
        Files(package).ShouldContain(guide);
        Files(package).ShouldContain("NOTICE");
    }

    [Theory]
    [InlineData("Qmtl", "lib/net10.0/Qmtl.Runtime.pdb")]
    [InlineData("Qmtl.Tool", "tools/net10.0/any/qmtl.pdb")]
    public void Symbols_are_in_a_package_of_their_own(string package, string symbols) => Files(package, "snupkg").ShouldContain(symbols);

    [Fact]
    public void Notices_name_everything_that_the_packages_include()
    {
        var notice = File.ReadAllText(Path.Combine(Repository.Root, "NOTICE"));
        var included = ((string[])["Qmtl", "Qmtl.Tool"])
            .SelectMany(package => Files(package))
            .Where(file => file.EndsWith(".dll", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !name.StartsWith("qmtl", StringComparison.OrdinalIgnoreCase))
            .Select(name => name.Replace(".CSharp", "", StringComparison.Ordinal));

        foreach (var name in included.Distinct()) notice.ShouldContain(name);
    }

    private XElement Metadata(string package)
    {
        using var archive = ZipFile.OpenRead(packages.PathOf(package));
        using var stream = archive.GetEntry($"{package}.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
    }

    /// <summary>The files of a package, less those that make any package one.</summary>
    private string[] Files(string package, string extension = "nupkg")
    {
        using var archive = ZipFile.OpenRead(packages.PathOf(package, extension));
        return
        [
            .. archive.Entries
                .Select(e => e.FullName)
                .Where(name => name != "[Content_Types].xml" && name != $"{package}.nuspec" && !name.StartsWith("_rels/", StringComparison.Ordinal))
                .Where(name => !name.StartsWith("package/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
