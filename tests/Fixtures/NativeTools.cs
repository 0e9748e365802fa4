namespace Qmtl.Tests;

/// <summary>What this machine has to build native code with.</summary>
internal static class NativeTools
{
    /// <summary>Why native code cannot be linked here; null where it can.</summary>
    public static string? Missing =>
        OperatingSystem.IsWindows() ? "Where the native linker is on Windows is not looked up."
        : IsOnPath("clang") || IsOnPath("gcc") ? null
        : "Native code needs clang or gcc to link, and neither is on the PATH.";

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
