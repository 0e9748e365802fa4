using System.Numerics;
using Qmtl.Data;

namespace Qmtl.Files;

/// <summary>
/// What training leaves behind: parameters, and what was done to the inputs before. They belong together, since parameters give wrong
/// answers to inputs on another scale.
/// </summary>
/// <param name="Values">Shape [parameters].</param>
/// <param name="Standardizer">How inputs were prepared; null where they were used as they are.</param>
public sealed record SavedParameters<T>(T[] Values, Standardizer? Standardizer)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
