using System.Buffers.Binary;
using System.Text;
using Qmtl.Files;
using Qmtl.Runtime.Tests.Data;

namespace Qmtl.Runtime.Tests.Files;

public sealed class SafetensorsTests
{
    [Fact]
    public void A_file_reads_as_it_was_written()
    {
        var read = SafetensorsReader.Read(Sample());
        read.Metadata.ShouldBe(new Dictionary<string, string> { ["a"] = "1", ["b \"quoted\""] = "ü\n" });
        read["single"].Elements<float>().ShouldBe([1.5f, float.NaN, -0f]);
        read["single"].Shape.ShouldBe([1L, 3]);
        BitConverter.SingleToInt32Bits(read["single"].Elements<float>()[2]).ShouldBe(int.MinValue);
        read["double"].Elements<double>().ShouldBe([Math.PI]);
        read["double"].Shape.ShouldBeEmpty();
        read["signed"].Elements<long>().ShouldBe([long.MinValue, 7]);
        read["unsigned"].Elements<ulong>().ShouldBe([ulong.MaxValue]);
        read["none"].Count.ShouldBe(0);
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(new SafetensorsFile(new Dictionary<string, string>(), [SafetensorsTensor.Create<float>("w", [2, 1], [1f, -2f])]), stream);
        const string Header = """{"__metadata__":{},"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]}}""";
        var padded = Header.PadRight((Header.Length + 7) / 8 * 8);
        byte[] expected = [(byte)padded.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(padded), 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0];
        stream.ToArray().ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "does not fit its 4 bytes")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "starts at 4, but 0 is expected")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "4 bytes at the end belong to no tensor")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "truncated")]
    [InlineData("""{"v":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "overlap")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "'w' occurs twice")]
    [InlineData("""{"w":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}}""", "elements of type 'BF16'")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "whole numbers from 0")]
    [InlineData("""{"w":{"dtype":"F32","shape":[9223372036854775807,9],"data_offsets":[0,8]}}""", "does not fit")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}}""", "data_offsets of two numbers")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2]}}""", "data_offsets of two numbers")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"more":1}}""", "not known")]
    [InlineData("""{"__metadata__":{"a":1},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "metadata 'a' is Number")]
    [InlineData("""{"w":[[[[[[]]]]]]}""", "StartObject is expected")]
    [InlineData("""{"w":{"dtype":"F32","shape":[[[[[]]]]],"data_offsets":[0,8]}}""", "whole numbers")]
    [InlineData("""{"\ud800":{}}""", "not valid JSON")]
    [InlineData("""{"w":""", "not valid JSON")]
    [InlineData("""[]""", "does not start with '{'")]
    public void A_malformed_header_is_refused_with_the_reason(string header, string reason) =>
        Should.Throw<InvalidDataException>(() => SafetensorsReader.Read(File(header, 8))).Message.ShouldContain(reason);

    [Fact]
    public void A_header_of_impossible_length_is_refused()
    {
        var bytes = Sample();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.MaxValue);
        Should.Throw<InvalidDataException>(() => SafetensorsReader.Read(bytes)).Message.ShouldContain("more than 100000000");
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, 99_999_999);
        Should.Throw<InvalidDataException>(() => SafetensorsReader.Read(bytes)).Message.ShouldContain("truncated");
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        var bytes = Sample();
        for (var length = 0; length < bytes.Length; length++) Should.Throw<InvalidDataException>(() => SafetensorsReader.Read(bytes.AsMemory(0, length)));
    }

    [Fact]
    public void Damaged_bytes_give_a_valid_file_or_a_clear_error()
    {
        var random = new SeededRandom(17);
        var original = Sample();
        for (var trial = 0; trial < 20_000; trial++)
        {
            byte[] bytes = [.. original];
            for (var flips = 1 + random.Next(3); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                foreach (var tensor in SafetensorsReader.Read(bytes).Tensors) tensor.Count.ShouldBeGreaterThanOrEqualTo(0);
            }
            catch (InvalidDataException e)
            {
                e.Message.ShouldNotBeEmpty();
            }
        }
    }

    [Fact]
    public void Elements_are_only_read_in_their_type_but_reals_in_any_precision()
    {
        var file = SafetensorsReader.Read(Sample());
        Should.Throw<InvalidDataException>(() => file["double"].Elements<float>()).Message.ShouldContain("has type F64, but F32 is expected");
        Should.Throw<InvalidDataException>(() => file["signed"].Reals<float>()).Message.ShouldContain("has type I64");
        file["double"].Reals<float>().ShouldBe([(float)Math.PI]);
        file["single"].Reals<double>()[0].ShouldBe(1.5);
        Should.Throw<InvalidDataException>(() => file["absent"]).Message.ShouldContain("'absent' is missing");
    }

    [Fact]
    public void An_error_names_the_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("bad.safetensors", [1, 2, 3]);
        Should.Throw<InvalidDataException>(() => SafetensorsFile.Read(path)).Message.ShouldStartWith($"{path}: not a safetensors file");
    }

    private static byte[] File(string header, int data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + data];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)text.Length);
        text.CopyTo(bytes, 8);
        return bytes;
    }

    private static byte[] Sample()
    {
        using var stream = new MemoryStream();
        var metadata = new Dictionary<string, string> { ["a"] = "1", ["b \"quoted\""] = "ü\n" };
        SafetensorsWriter.Write(
            new SafetensorsFile(metadata,
            [
                SafetensorsTensor.Create<float>("single", [1, 3], [1.5f, float.NaN, -0f]),
                SafetensorsTensor.Create<double>("double", [], [Math.PI]),
                SafetensorsTensor.Create<long>("signed", [long.MinValue, 7]),
                SafetensorsTensor.Create<ulong>("unsigned", [ulong.MaxValue]),
                SafetensorsTensor.Create<double>("none", [0, 5], []),
            ]),
            stream);
        return stream.ToArray();
    }
}
