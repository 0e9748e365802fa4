using System.Buffers.Binary;
using System.Text;
using Qmtl.Data;

namespace Qmtl.Runtime.Tests.Data;

public sealed class NpyArrayTests
{
    // The elements are 1, -2 (254 of a byte, and so on, where unsigned) as their bytes, most significant first.
    [Theory]
    [InlineData("f4", "3F800000 C0000000", 1, -2)]
    [InlineData("f8", "3FF0000000000000 C000000000000000", 1, -2)]
    [InlineData("i1", "01 FE", 1, -2)]
    [InlineData("u1", "01 FE", 1, 254)]
    [InlineData("i2", "0001 FFFE", 1, -2)]
    [InlineData("u2", "0001 FFFE", 1, 65_534)]
    [InlineData("i4", "00000001 FFFFFFFE", 1, -2)]
    [InlineData("u4", "00000001 FFFFFFFE", 1, 4_294_967_294)]
    [InlineData("i8", "0000000000000001 FFFFFFFFFFFFFFFE", 1, -2)]
    [InlineData("u8", "0000000000000001 0000000100000000", 1, 4_294_967_296)]
    [InlineData("b1", "01 00", 1, 0)]
    public void Every_element_type_is_read_in_both_byte_orders(string type, string elements, double first, double second)
    {
        var bigEndian = elements.Split(' ').Select(Convert.FromHexString).ToArray();
        byte[] big = [.. bigEndian.SelectMany(e => e)];
        byte[] little = [.. bigEndian.SelectMany(e => e.Reverse())];
        Parse(Npy($"{{'descr': '>{type}', 'fortran_order': False, 'shape': (2,), }}", big)).Values.ToArray().ShouldBe([first, second]);
        Parse(Npy($"{{'descr': '<{type}', 'fortran_order': False, 'shape': (2,), }}", little)).Values.ToArray().ShouldBe([first, second]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_version_is_read(int version)
    {
        var array = Parse(Npy("{'descr': '|i1', 'fortran_order': False, 'shape': (2, 3), }", [1, 2, 3, 4, 5, 6], version));
        (array.Rows, array.Columns).ShouldBe((2, 3));
        array.Row(1).ToArray().ShouldBe([4.0, 5, 6]);
        array.Column(2).ShouldBe([3.0, 6]);
        array[0, 1].ShouldBe(2);
    }

    [Fact]
    public void Columns_lie_next_to_each_other_in_Fortran_order()
    {
        var array = Parse(Npy("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }", [1, 4, 2, 5, 3, 6]));
        array.Values.ToArray().ShouldBe([1.0, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public void One_dimension_is_one_column()
    {
        var array = Parse(Npy("{'descr': '|u1', 'fortran_order': False, 'shape': (3L,), }", [7, 8, 9]));
        (array.Rows, array.Columns).ShouldBe((3, 1));
        array.Column(0).ShouldBe([7.0, 8, 9]);
    }

    [Theory]
    [InlineData("(0,)", 0, 1)]
    [InlineData("(0, 5)", 0, 5)]
    public void An_array_may_be_empty(string shape, int rows, int columns)
    {
        var array = Parse(Npy($"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}", []));
        (array.Rows, array.Columns).ShouldBe((rows, columns));
    }

    [Theory]
    [InlineData("'|O'", "(1,)", "element type '|O' cannot be read", "Objects are never loaded")]
    [InlineData("'<U7'", "(1,)", "element type '<U7' cannot be read", "Texts are not numbers")]
    [InlineData("'<c16'", "(1,)", "element type '<c16' cannot be read", "float32, float64, bool and integers")]
    [InlineData("'<f2'", "(1,)", "element type '<f2' cannot be read", "Convert it, for example to float32.")]
    [InlineData("[('x', '<f4')]", "(1,)", "no simple element type", "Save each field")]
    [InlineData("'<f4'", "(1, 2, 3)", "the array has 3 dimensions", "Reshape it.")]
    [InlineData("'<f4'", "()", "the array has 0 dimensions", "Reshape it.")]
    [InlineData("'<f4'", "(-1,)", "'-1' is no size", "")]
    [InlineData("'<f4'", "(99999999999,)", "'99999999999' is no size", "")]
    [InlineData("'<f4'", "(2147483647, 2147483647)", "the file is truncated", "are 18446744056529682436 bytes, but there are 4")]
    public void Other_arrays_are_refused_with_advice(string type, string shape, string fault, string advice)
    {
        var message = Should.Throw<DataException>(() => Parse(Npy($"{{'descr': {type}, 'fortran_order': False, 'shape': {shape}, }}", new byte[4]))).Message;
        message.ShouldStartWith("x.npy: ");
        message.ShouldContain(fault);
        message.ShouldContain(advice);
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'shape': (1,), }", "does not say whether the array is in Fortran order")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", "no readable shape")]
    public void A_header_without_its_entries_is_refused(string header, string fault) =>
        Should.Throw<DataException>(() => Parse(Npy(header, new byte[4]))).Message.ShouldContain(fault);

    [Theory]
    [InlineData(7, "truncated: 2 × 1 elements of 4 bytes are 8 bytes, but there are 7")]
    [InlineData(9, "longer than its header says: 2 × 1 elements of 4 bytes are 8 bytes, but there are 9")]
    public void Data_of_another_length_than_the_shape_is_refused(int bytes, string fault) =>
        Should.Throw<DataException>(() => Parse(Npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", new byte[bytes]))).Message.ShouldContain(fault);

    [Fact]
    public void A_file_of_another_kind_or_version_is_refused()
    {
        Should.Throw<DataException>(() => Parse([])).Message.ShouldContain("not an NPY file");
        Should.Throw<DataException>(() => Parse("PK\u0003\u0004 zip, not npy"u8.ToArray())).Message.ShouldContain("not an NPY file");
        Should.Throw<DataException>(() => Parse(Npy("{}", [], 4))).Message.ShouldContain("NPY version 4 is unknown");
    }

    [Fact]
    public void A_header_cut_short_or_of_absurd_length_is_refused()
    {
        var file = Npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", new byte[4], 2);
        Should.Throw<DataException>(() => Parse(file[..11])).Message.ShouldContain("truncated within its header");
        Should.Throw<DataException>(() => Parse(file[..30])).Message.ShouldContain("truncated within its header");
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(8), uint.MaxValue);
        Should.Throw<DataException>(() => Parse(file)).Message.ShouldContain("claims to be 4294967295 bytes long");
    }

    private static NpyArray Parse(byte[] bytes) => NpyArray.Parse(bytes, "x.npy");

    private static byte[] Npy(string header, byte[] data, int version = 1)
    {
        var text = Encoding.ASCII.GetBytes(header.PadRight(70) + "\n");
        var length = new byte[version == 1 ? 2 : 4];
        length[0] = (byte)text.Length;
        return [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', (byte)version, 0, .. length, .. text, .. data];
    }
}
