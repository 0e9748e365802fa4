namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>A service of an account, as far as documented.</summary>
internal abstract class FakeService(FakeAccount account)
{
    protected FakeAccount Account { get; } = account;

    public abstract FakeAnswer Handle(FakeRequest request);

    public abstract FakeAnswer Error(int status, string message);

    protected FakeJob? Find(string id) => Account.Jobs.FirstOrDefault(j => j.Id == id);
}
