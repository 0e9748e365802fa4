using Qmtl.Backends.Credentials;

namespace Qmtl.Backends.Braket;

/// <summary>Where Braket and the bucket of its results are.</summary>
/// <param name="Region">The region of both.</param>
/// <param name="Service">Braket.</param>
/// <param name="OtherStorage">Another address than the bucket's own, with the bucket as the first part of paths.</param>
internal sealed record BraketAddresses(string Region, Uri Service, Uri? OtherStorage)
{
    /// <param name="source">The settings.</param>
    /// <param name="device">The device, whose identifier names the region where there is only one: <c>arn:aws:braket:us-east-1::device/qpu/…</c>.</param>
    public static BraketAddresses From(CredentialSource source, string device)
    {
        var region = device.Split(':') is [_, _, _, { Length: > 0 } own, ..]
            ? own
            : source.Find("AWS_REGION") ?? source.Require("AWS_DEFAULT_REGION", "The region of Braket");
        var service = source.Find(BraketService.AddressVariable) is { } other ? new Uri(other) : new Uri($"https://braket.{region}.amazonaws.com");
        return new(region, service, source.Find(BraketService.StorageVariable) is { } storage ? new Uri(storage) : null);
    }

    public Uri Bucket(string name) => OtherStorage is { } other ? new Uri($"{other.AbsoluteUri.TrimEnd('/')}/{name}") : new Uri($"https://{name}.s3.{Region}.amazonaws.com");
}
