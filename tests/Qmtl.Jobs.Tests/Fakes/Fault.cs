namespace Qmtl.Jobs.Tests.Fakes;

/// <summary>What goes wrong with a request.</summary>
internal enum FaultKind
{
    None,

    /// <summary>429, with Retry-After or without.</summary>
    Throttle,

    /// <summary>An error status, and nothing was done.</summary>
    ErrorBefore,

    /// <summary>An error status, though it was done.</summary>
    ErrorAfter,

    /// <summary>No answer, and nothing was done.</summary>
    HoldBefore,

    /// <summary>No answer, though it was done.</summary>
    HoldAfter,

    /// <summary>No answer, and it is done only after the client has given up.</summary>
    HoldUntilLater,

    /// <summary>The connection breaks, and nothing was done.</summary>
    ResetBefore,

    /// <summary>The connection breaks, though it was done.</summary>
    ResetAfter,

    /// <summary>The answer ends within its JSON.</summary>
    CutJson,

    /// <summary>The connection breaks within the answer.</summary>
    CutBody,

    /// <summary>The service no longer accepts the token.</summary>
    ExpireToken,
}

/// <summary>A fault with its number: an error status, or seconds.</summary>
internal sealed record Fault(FaultKind Kind, int Number = 0)
{
    public static Fault None { get; } = new(FaultKind.None);
}
