using Qmtl.Data;
using Qmtl.Models.Datasets;

namespace Qmtl.Models.Tests.Datasets;

public sealed class ChestXrayDataTests : IDisposable
{
    private const string Views =
        "a_F,b_F,c_F,d_F,e_F,f_F,g_F,h_F,i_F,j_F,k_F,l_F,m_F,n_F,a_L,b_L,c_L,d_L,e_L,f_L,g_L,h_L,i_L,j_L,k_L,l_L,m_L,n_L";

    private const string Frontal = "1,2,3,4,5,6,7,8,9,10,11,12,13,14";
    private const string Lateral = "15,16,17,18,19,20,21,22,23,24,25,26,27,28";
    private const string NoLateral = ",,,,,,,,,,,,,";
    private static readonly string[] TwoLabels = ["Pleural Effusion", "Edema"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(UncertainLabels.Ignore, double.NaN)]
    [InlineData(UncertainLabels.Zeros, 0)]
    [InlineData(UncertainLabels.Ones, 1)]
    public void Uncertain_labels_follow_the_policy_and_blanks_are_not_findings(UncertainLabels policy, double uncertain)
    {
        var file = Write($"{Frontal},{Lateral},-1,", $"{Frontal},{Lateral},1,0", $"{Frontal},{Lateral},1.0,-1.0");
        var data = ChestXrayData.Load(file, StudySchema.Tasks(14, 2), TwoLabels, policy);

        // In the file Edema comes first; heads go by the order of the names that were asked for.
        data.LabelColumn(0).ShouldBe([0, 0, uncertain]);
        data.LabelColumn(1).ShouldBe([uncertain, 1, 1]);
    }

    [Fact]
    public void A_model_takes_the_frontal_view_or_both()
    {
        var file = Write($"{Frontal},{Lateral},0,0");
        Load(file, 14).Inputs(0).ToArray().ShouldBe(Enumerable.Range(1, 14).Select(i => (double)i));
        Load(file, 28).Inputs(0).ToArray().ShouldBe(Enumerable.Range(1, 28).Select(i => (double)i));
    }

    [Fact]
    public void Without_a_lateral_view_only_the_frontal_one_is_taken()
    {
        var file = Write($"{Frontal},{NoLateral},0,0");
        Load(file, 14).Rows.ShouldBe(1);
        Should.Throw<DataException>(() => Load(file, 28)).Message.ShouldBe(
            $"{file}:2: column 'a_L' (14): the feature is missing. Where it is one of the lateral view, the row has none: "
            + "take the 14 inputs of the frontal view, or delete such rows.");
    }

    [Fact]
    public void Features_of_ones_own_replace_those_in_the_file()
    {
        var file = Write($"{Frontal},{Lateral},1,0", $"{Frontal},{NoLateral},0,0");
        var features = folder.Write("own.npy", NpyBytes.Of(3, 1, 2, 3, 4, 5, 6));
        var data = ChestXrayData.Load(file, StudySchema.Tasks(3, 2), TwoLabels, UncertainLabels.Ignore, features);
        data.Inputs(1).ToArray().ShouldBe([4.0, 5, 6]);
        data.LabelColumn(1).ShouldBe([1.0, 0]);

        Should.Throw<DataException>(() => ChestXrayData.Load(file, StudySchema.Tasks(14, 2), TwoLabels, UncertainLabels.Ignore, features)).Message
            .ShouldContain("-p:QmtlConstants=chestXrayFeatures=3 behind");
    }

    [Theory]
    [InlineData("2")]
    [InlineData("yes")]
    [InlineData("NA")]
    public void Other_labels_are_refused(string label)
    {
        var file = Write($"{Frontal},{Lateral},0,0", $"{Frontal},{Lateral},0,{label}");
        Should.Throw<DataException>(() => Load(file, 14)).Message.ShouldBe(
            $"{file}:3: column 'Pleural Effusion' (29): '{label}' is no label of CheXpert. Write 1 for a finding, 0 for none, -1 for an uncertain one, "
            + "or leave the cell blank where it is not mentioned.");
    }

    [Fact]
    public void Files_and_models_that_do_not_fit_are_refused()
    {
        var file = Write($"{Frontal},{Lateral},0,0");
        Should.Throw<DataException>(() => Load(file, 15)).Message.ShouldStartWith($"{file}: Toy takes 15 inputs, but the file has 14 features");
        Should.Throw<DataException>(() => Load(folder.Write("few.csv", "a_F,Edema,Pleural Effusion\n1,0,0\n"), 14)).Message
            .ShouldContain("there are 1 columns whose names end in '_F'");
        Should.Throw<DataException>(() => Load(folder.Write("turned.csv", $"{Views[56..]},{Views[..55]},Edema,Pleural Effusion\n{Lateral},{Frontal},0,0\n"), 28)).Message
            .ShouldContain("the columns of the lateral view do not follow those of the frontal one. Move them there.");
        Should.Throw<DataException>(() => Load(folder.Write("other.csv", "a_F,Edema\n1,0\n"), 14)).Message
            .ShouldContain("there is no column 'Pleural Effusion'");
        Should.Throw<ArgumentException>(() => ChestXrayData.Load(file, StudySchema.Tasks(14, 3), TwoLabels, UncertainLabels.Ones))
            .Message.ShouldStartWith("Toy has 3 heads, but there are 2 labels.");
        Should.Throw<ArgumentException>(() =>
            ChestXrayData.Load(file, StudySchema.Of(14, StudySchema.Regression("r", 0)), ["Edema"], UncertainLabels.Ones))
            .Message.ShouldStartWith("Head 'r' of Toy is not binary.");
    }

    [SkippableFact]
    public void The_Indiana_X_rays_are_2929_rows()
    {
        var file = SharedFolder.Find("data/chest-xray/features_labels.csv");
        var data = ChestXrayData.Load(file, StudySchema.Tasks(14, 14), ChestXrayData.Labels, UncertainLabels.Ignore);
        data.Rows.ShouldBe(2929);
        data.Inputs(0)[..3].ToArray().ShouldBe([0.173028, 0.92138, 0.146598]);
        data.Labels(2)[2].ShouldBe(double.NaN); // −1 in the file, the lung opacity of CXR4
        // Counted in the file by another program: findings, and uncertain ones.
        Count(data, 1).ShouldBe([29, 213, 274, 86, 37, 14, 52, 149, 12, 91, 25, 27, 49, 1977]);
        Count(data, double.NaN).ShouldBe([26, 16, 5, 13, 33, 10, 46, 52, 4, 22, 8, 5, 0, 0]);
    }

    [SkippableFact]
    public void The_competition_labels_are_found_by_name()
    {
        var file = SharedFolder.Find("data/chest-xray/features_labels.csv");
        var data = ChestXrayData.Load(file, StudySchema.Tasks(14, 5), ChestXrayData.CompetitionLabels, UncertainLabels.Ones);
        Count(data, 1).ShouldBe([149 + 52, 213 + 16, 14 + 10, 37 + 33, 91 + 22]);
        Should.Throw<DataException>(() =>
            ChestXrayData.Load(file, StudySchema.Tasks(28, 5), ChestXrayData.CompetitionLabels, UncertainLabels.Ones)).Message
            .ShouldContain("the feature is missing");
    }

    private static Dataset Load(string file, int width) => ChestXrayData.Load(file, StudySchema.Tasks(width, 2), TwoLabels, UncertainLabels.Ignore);

    private static int[] Count(Dataset data, double label) =>
        [.. Enumerable.Range(0, data.HeadCount).Select(h => data.LabelColumn(h).Count(l => l.Equals(label)))];

    private string Write(params string[] rows) => folder.Write("chest.csv", $"{Views},Edema,Pleural Effusion\n{string.Join('\n', rows)}\n");
}
