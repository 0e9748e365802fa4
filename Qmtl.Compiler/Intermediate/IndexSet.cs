namespace Qmtl.Compiler.Intermediate;

/// <summary>A set of small whole numbers (qubits, or positions in a list of gates) as bits.</summary>
internal sealed class IndexSet(int capacity)
{
    private readonly ulong[] words = new ulong[(capacity + 63) / 64];

    public void Add(int index) => words[index / 64] |= 1UL << (index % 64);

    public void AddRange(int from, int count)
    {
        var end = from + count;
        for (; from < end && from % 64 != 0; from++) Add(from);
        for (; from + 64 <= end; from += 64) words[from / 64] = ulong.MaxValue;
        for (; from < end; from++) Add(from);
    }

    /// <summary>Removes the members of another set of the same capacity.</summary>
    public void Remove(IndexSet other)
    {
        for (var i = 0; i < words.Length; i++) words[i] &= ~other.words[i];
    }

    public bool Contains(int index) => (words[index / 64] >> (index % 64) & 1) != 0;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words) count += PopCount(word);
            return count;
        }
    }

    public bool Overlaps(IndexSet other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((words[i] & other.words[i]) != 0) return true;
        }

        return false;
    }

    public int CountOfUnion(IndexSet other)
    {
        var count = 0;
        for (var i = 0; i < words.Length; i++) count += PopCount(words[i] | other.words[i]);
        return count;
    }

    public IndexSet Union(IndexSet other)
    {
        var union = new IndexSet(words.Length * 64);
        for (var i = 0; i < words.Length; i++) union.words[i] = words[i] | other.words[i];
        return union;
    }

    /// <summary>The members in increasing order.</summary>
    public IEnumerable<int> Members()
    {
        for (var word = 0; word < words.Length; word++)
        {
            if (words[word] == 0) continue;
            for (var index = word * 64; index < (word + 1) * 64; index++)
            {
                if (Contains(index)) yield return index;
            }
        }
    }

    /// <summary>Hamming weight by summing bit fields of doubling width (Warren, Hacker's Delight, 5-1).</summary>
    private static int PopCount(ulong word)
    {
        word -= word >> 1 & 0x5555555555555555;
        word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
        word = word + (word >> 4) & 0x0f0f0f0f0f0f0f0f;
        return (int)(unchecked(word * 0x0101010101010101) >> 56);
    }
}
