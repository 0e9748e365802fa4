namespace Qmtl.Files;

/// <summary>The element types that are read and written here, a part of those of the format.</summary>
internal enum SafetensorsType
{
    F32,
    F64,
    I64,
    U64,
}
