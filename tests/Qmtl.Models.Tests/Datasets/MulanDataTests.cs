using Qmtl.Data;
using Qmtl.Models.Datasets;

namespace Qmtl.Models.Tests.Datasets;

public sealed class MulanDataTests : IDisposable
{
    private const string Header = """
        % A comment, and keywords in any case.
        @RELATION 'songs: -C 2'

        @attribute sad {0,1}
        @attribute tempo numeric
        @Attribute 'it\'s \\ loud' REAL
        @attribute "don't, {stop}" {1, 0}
        @attribute beats{2,3.5,4}
        @data

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Listed_attributes_are_labels_in_the_order_of_the_list_and_the_others_inputs_in_that_of_the_rows()
    {
        var arff = folder.Write("songs.arff", Header + "1,0.5,-2e1,0,3.5\r\n% another\r\n\n 0 , 120, 7 ,'1',\"2\"\n?,1,2,1,4");
        var data = MulanData.Load(arff, Labels("don't, {stop}", "sad"), StudySchema.Tasks(3, 2));

        data.Rows.ShouldBe(3);
        data.Inputs(0).ToArray().ShouldBe([0.5, -20, 3.5]);
        data.Inputs(1).ToArray().ShouldBe([120.0, 7, 2]);
        data.LabelColumn(0).ShouldBe([0.0, 1, 1]);
        data.LabelColumn(1).ShouldBe([1, 0, double.NaN]);
    }

    [Fact]
    public void Labels_within_labels_count()
    {
        var xml = folder.Write("nested.xml", """<labels xmlns="http://mulan.sourceforge.net/labels"><label name="sad"><label name="don't, {stop}"/></label></labels>""");
        MulanData.Load(folder.Write("songs.arff", Header + "1,0,0,0,4\n"), xml, StudySchema.Tasks(3, 2)).Labels(0).ToArray().ShouldBe([1.0, 0]);
    }

    [Theory]
    [InlineData("1,2,3,0\n", ":10: the row has 4 values, but there are 5 attributes. The file is truncated or damaged.")]
    [InlineData("1,2,3,0,4\n1,2,3,0,", ":11: the line ends where a value is expected. The file is truncated or damaged.")]
    [InlineData("1,2,3,0,4,5\n", ":10: the row has 6 values, but there are 5 attributes.")]
    [InlineData("1,,3,0,4\n", ":10: ',' stands where a value is expected. Write ? for one that is missing.")]
    [InlineData("1\t2\t3\t0\t4\n", ":10: a comma is missing after '1'.")]
    [InlineData("2,2,3,0,4\n", ":10: column 'sad': '2' is none of the values that it is declared with: 0, 1.")]
    [InlineData("1,2,3,0,3\n", ":10: column 'beats': '3' is none of the values that it is declared with: 2, 3.5, 4.")]
    [InlineData("1,fast,3,0,4\n", ":10: column 'tempo': 'fast' is not a finite number.")]
    [InlineData("1,NaN,3,0,4\n", ":10: column 'tempo': 'NaN' is not a finite number.")]
    [InlineData("1,?,3,0,4\n", ":10: column 'tempo': the input is missing, and inputs cannot be. Fill it in, or delete the row.")]
    [InlineData("1,2,3,'0,4\n", ":10: a quote ' does not close.")]
    [InlineData("{0 1, 2 3}\n", ":10: sparse rows cannot be read.")]
    [InlineData("", ": the file holds no rows after @data. It is truncated.")]
    public void Damaged_rows_are_refused(string rows, string message) => Refuses(Header + rows, message);

    [Theory]
    [InlineData("@relation r\n@attribute sad {0,1}\n", ": the file ends before @data. It is truncated, or not an ARFF file.")]
    [InlineData("", ": the file ends before @data. It is truncated, or not an ARFF file.")]
    [InlineData("sad,tempo\n1,2\n", ":1: 'sad' stands where @relation, @attribute or @data is expected.")]
    [InlineData("@relation r\n@attribute sad\n", ":2: the line ends where a value is expected.")]
    [InlineData("@attribute sad {0,1\n", ":1: the values of attribute 'sad' do not end in a brace.")]
    [InlineData("@attribute very sad numeric\n", ":1: attribute 'very' is of type sad, but models take numbers.")]
    [InlineData("@attribute sad numeric really\n", ":1: more follows the type of attribute 'sad'.")]
    [InlineData("@attribute name string\n", ":1: attribute 'name' is of type string, but models take numbers.")]
    [InlineData("@attribute key {major,minor}\n", ":1: attribute 'key' has values that are not numbers, such as 'major'. Write a column of {0,1} for each value instead.")]
    [InlineData("@attribute a real\n@attribute a real\n", ":2: attribute 'a' is declared twice. Rename one.")]
    [InlineData("@attribute sad {0,1}\n@data\n1\n", ": there is no attribute 'don't, {stop}', a label that ")]
    [InlineData("@attribute sad {0,1,2}\n@data\n1\n", ": column 'sad': the attribute is a label, but does not have the values {0,1}.")]
    public void Damaged_declarations_are_refused(string text, string message) => Refuses(text, message);

    [Theory]
    [InlineData("""<labels xmlns="http://mulan.sourceforge.net/labels"><label name="sad">""", ":1: the list of labels is truncated or damaged: ")]
    [InlineData("", ": the list of labels is truncated or damaged: ")]
    [InlineData("""<labels><label name="sad"/></labels>""", ": the file lists no labels of the namespace http://mulan.sourceforge.net/labels.")]
    [InlineData("<labels xmlns=\"http://mulan.sourceforge.net/labels\">\n<label/></labels>", ":2: the label has no name.")]
    [InlineData("<labels xmlns=\"http://mulan.sourceforge.net/labels\">\n<label name=\"a\"/>\n<label name=\"a\"/></labels>", ":3: label 'a' is listed twice. Delete one.")]
    public void Damaged_lists_are_refused(string text, string message)
    {
        var xml = folder.Write("labels.xml", text);
        Should.Throw<DataException>(() => MulanData.Load(folder.Write("songs.arff", Header + "1,2,3,0,4\n"), xml, StudySchema.Tasks(3, 2)))
            .Message.ShouldStartWith(xml + message);
    }

    [Fact]
    public void Models_and_files_that_do_not_fit_are_refused()
    {
        var arff = folder.Write("songs.arff", Header + "1,2,3,0,4\n");
        var xml = Labels("sad", "don't, {stop}");
        Should.Throw<DataException>(() => MulanData.Load(arff, xml, StudySchema.Tasks(3, 3))).Message
            .ShouldBe($"{xml}: the file lists 2 labels, but Toy has 3 heads. Take a model with 2.");
        Should.Throw<DataException>(() => MulanData.Load(arff, xml, StudySchema.Tasks(5, 2))).Message
            .ShouldBe($"{arff}: the rows have 3 numbers beside labels, but Toy takes 5 inputs. Take a model with 3.");
        Should.Throw<ArgumentException>(() => MulanData.Load(arff, xml, StudySchema.Of(3, StudySchema.Regression("r", 0)))).Message
            .ShouldStartWith("Head 'r' of Toy is not binary.");
        Should.Throw<DataException>(() => MulanData.Load(folder.In("none.arff"), xml, StudySchema.Tasks(3, 2))).Message
            .ShouldBe($"{folder.In("none.arff")}: there is no such file.");
    }

    // First numbers and labels as they stand in the files; labels counted by another program, in the order of the lists.
    [SkippableTheory]
    [InlineData("emotions", "train", 391, 72, 0.034741, "119 107 168 89 95 131")]
    [InlineData("emotions", "test", 202, 72, 0.036299, "54 59 96 59 73 58")]
    [InlineData("yeast", "train", 1500, 103, 0.0937, "476 645 598 378 532 161 198 441 261 289 98 1128 1116 21")]
    [InlineData("yeast", "test", 917, 103, 0.004168, "286 393 385 219 330 92 91 281 167 191 80 688 683 13")]
    public void Published_files_are_read(string name, string part, int rows, int inputs, double first, string positives)
    {
        var arff = SharedFolder.Find($"data/mulan/{name}-{part}.arff");
        var counts = positives.Split(' ').Select(double.Parse).ToArray();
        var data = MulanData.Load(arff, SharedFolder.Find($"data/mulan/{name}.xml"), StudySchema.Tasks(inputs, counts.Length));
        data.Rows.ShouldBe(rows);
        data.Inputs(0)[0].ShouldBe(first);
        Enumerable.Range(0, data.HeadCount).Select(h => data.LabelColumn(h).Sum()).ShouldBe(counts);
    }

    private void Refuses(string text, string message)
    {
        var arff = folder.Write("songs.arff", text);
        Should.Throw<DataException>(() => MulanData.Load(arff, Labels("sad", "don't, {stop}"), StudySchema.Tasks(3, 2))).Message.ShouldStartWith(arff + message);
    }

    private string Labels(params string[] names) => folder.Write(
        "labels.xml",
        $"""<?xml version="1.0" encoding="utf-8"?><labels xmlns="http://mulan.sourceforge.net/labels">{string.Concat(names.Select(n => $"<label name=\"{n}\"></label>"))}</labels>""");
}
