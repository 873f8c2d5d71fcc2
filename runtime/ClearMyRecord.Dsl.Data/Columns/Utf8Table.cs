using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace ClearMyRecord.Dsl.Data.Columns;

/// <summary>
/// Numbers distinct texts 0, 1, 2 … in the order first met, straight from the bytes of a file: no string is made.
/// A text may be told apart by a scope (a charge id within its case).
/// </summary>
public sealed class Utf8Table
{
    /// <summary>Random, so that no file can be made whose keys all fall on one place of the table.</summary>
    private static readonly ulong Seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8)) | 1;

    private int[] _slots = [];
    private ulong[] _hashes = new ulong[16];
    private int[] _scopes = new int[16];
    private int[] _starts = new int[17];
    private byte[] _text = new byte[256];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int number] => _text.AsSpan(_starts[number], _starts[number + 1] - _starts[number]);

    /// <summary>All texts one after the other; text i runs from Starts[i] to Starts[i + 1].</summary>
    public (byte[] Text, int[] Starts) Content => (_text, _starts);

    public int Find(ReadOnlySpan<byte> key, int scope = 0)
    {
        if (Count == 0) return -1;
        return _slots[Probe(key, scope, Hash(key, scope))] - 1;
    }

    /// <returns>The number of the text, and whether it is new.</returns>
    public int Add(ReadOnlySpan<byte> key, out bool isNew, int scope = 0)
    {
        if (Count * 2 >= _slots.Length) Rehash();
        ulong hash = Hash(key, scope);
        int slot = Probe(key, scope, hash);
        isNew = _slots[slot] == 0;
        if (!isNew) return _slots[slot] - 1;
        Append(key, scope, hash);
        _slots[slot] = Count;
        return Count - 1;
    }

    private int Probe(ReadOnlySpan<byte> key, int scope, ulong hash)
    {
        int mask = _slots.Length - 1;
        for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            int number = _slots[slot] - 1;
            if (number < 0 || (_hashes[number] == hash && _scopes[number] == scope && this[number].SequenceEqual(key))) return slot;
        }
    }

    private void Append(ReadOnlySpan<byte> key, int scope, ulong hash)
    {
        if (Count == _hashes.Length)
        {
            Array.Resize(ref _hashes, Count * 2);
            Array.Resize(ref _scopes, Count * 2);
            Array.Resize(ref _starts, Count * 2 + 1);
        }

        int start = _starts[Count];
        if (start + key.Length > _text.Length)
            Array.Resize(ref _text, (int)Math.Min(Array.MaxLength, Math.Max((long)_text.Length * 2, (long)start + key.Length)));
        key.CopyTo(_text.AsSpan(start));
        (_hashes[Count], _scopes[Count], _starts[Count + 1]) = (hash, scope, start + key.Length);
        Count++;
    }

    private void Rehash()
    {
        _slots = new int[Math.Max(64, _slots.Length * 2)];
        int mask = _slots.Length - 1;
        for (int number = 0; number < Count; number++)
        {
            int slot = (int)_hashes[number] & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = number + 1;
        }
    }

    private static ulong Hash(ReadOnlySpan<byte> key, int scope)
    {
        ulong hash = Mix(Seed ^ ((ulong)(uint)scope << 32) ^ (uint)key.Length);
        while (key.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(key));
            key = key[8..];
        }

        ulong rest = 0;
        foreach (byte b in key) rest = (rest << 8) | b;
        return Mix(hash ^ rest);
    }

    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value, (0x9E3779B97F4A7C15UL ^ Seed) | 1, out ulong low);
        return BitOperations.RotateLeft(high ^ low, 23) + Seed;
    }
}
