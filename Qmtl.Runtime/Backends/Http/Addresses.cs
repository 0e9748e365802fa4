namespace Qmtl.Backends.Http;

/// <summary>Addresses below that of a service.</summary>
internal static class Addresses
{
    /// <param name="service">The service's own address, with or without a slash at its end.</param>
    /// <param name="path">A path that begins with a slash, with its query, escaped.</param>
    public static Uri At(this Uri service, string path) => new(service.AbsoluteUri.TrimEnd('/') + path);
}
