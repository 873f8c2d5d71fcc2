using System.Collections.Immutable;
using ClearMyRecord.Dsl.Data.Cells;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Mapping;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>Where the text of a cell comes from. The text is valid until the source is read again.</summary>
internal abstract class CellSource
{
    public abstract ReadOnlySpan<byte> Read(RowContext row);
}

/// <summary>A column of the file itself.</summary>
internal sealed class MainColumn(int index) : CellSource
{
    public override ReadOnlySpan<byte> Read(RowContext row) => Ascii.Trim(row.Reader.GetSpan(index));
}

/// <summary>A column of a joined file; empty where no row matches.</summary>
internal sealed class JoinedColumn(int join, int index) : CellSource
{
    public override ReadOnlySpan<byte> Read(RowContext row) =>
        row.JoinRows[join] is int found and >= 0 ? row.Joins[join].Cell(found, index) : default;
}

/// <summary>One character of the piece of a coded column at hand.</summary>
internal sealed class CodedCharacter(int position) : CellSource
{
    public override ReadOnlySpan<byte> Read(RowContext row) => row.Coded.AsSpan(row.CodedStart + position, 1);
}

/// <summary>Reads words such as NA as nothing.</summary>
internal sealed class WithoutWords(CellSource source, ImmutableArray<string> words) : CellSource
{
    private readonly byte[][] _words = [.. words.Select(System.Text.Encoding.UTF8.GetBytes)];

    public override ReadOnlySpan<byte> Read(RowContext row)
    {
        ReadOnlySpan<byte> text = source.Read(row);
        foreach (byte[] word in _words)
            if (Ascii.Same(text, word))
                return default;
        return text;
    }
}

/// <summary>The first of several sources that is not empty.</summary>
internal sealed class FirstOf(ImmutableArray<CellSource> sources) : CellSource
{
    public override ReadOnlySpan<byte> Read(RowContext row)
    {
        foreach (CellSource source in sources)
            if (source.Read(row) is { IsEmpty: false } text)
                return text;
        return default;
    }
}

/// <summary>Columns put together with fixed text between them; empty as soon as one that is needed is empty.</summary>
internal sealed class Template(ImmutableArray<(byte[] Before, CellSource? Column, bool MayBeEmpty)> parts) : CellSource
{
    private byte[] _text = new byte[64];

    public override ReadOnlySpan<byte> Read(RowContext row)
    {
        int length = 0;
        foreach ((byte[] before, CellSource? column, bool mayBeEmpty) in parts)
        {
            Append(before, ref length);
            if (column is null) continue;
            ReadOnlySpan<byte> text = column.Read(row);
            if (text.IsEmpty && !mayBeEmpty) return default;
            Append(text, ref length);
        }

        return _text.AsSpan(0, length);
    }

    private void Append(ReadOnlySpan<byte> text, ref int length)
    {
        if (length + text.Length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, length + text.Length));
        text.CopyTo(_text.AsSpan(length));
        length += text.Length;
    }
}

/// <summary>A column made from others by a rule, remembered for each distinct source text.</summary>
internal sealed class DerivedColumn(CellSource source, TextSteps steps) : CellSource
{
    private const int MostRemembered = 1 << 20;

    private Utf8Table _known = new();
    private readonly List<byte[]> _results = [];

    public override ReadOnlySpan<byte> Read(RowContext row)
    {
        ReadOnlySpan<byte> text = source.Read(row);
        if (text.IsEmpty) return default;
        if (_results.Count >= MostRemembered) (_known, _) = (new(), _results.RemoveAll(_ => true));
        int number = _known.Add(text, out bool isNew);
        if (isNew) _results.Add(System.Text.Encoding.UTF8.GetBytes(steps.Apply(System.Text.Encoding.UTF8.GetString(text), out _) ?? ""));
        return _results[number];
    }
}

/// <summary>A condition on a row: every test must hold.</summary>
internal sealed class RowTest(ImmutableArray<(CellSource Source, Func<string, bool> Holds)> tests)
{
    private const int MostRemembered = 1 << 16;

    private readonly Utf8Table[] _known = [.. tests.Select(_ => new Utf8Table())];
    private readonly List<bool>[] _results = [.. tests.Select(_ => new List<bool>())];

    public bool Holds(RowContext row)
    {
        for (int i = 0; i < tests.Length; i++)
        {
            ReadOnlySpan<byte> text = tests[i].Source.Read(row);
            int number = _known[i].Find(text);
            bool holds = number >= 0 ? _results[i][number] : tests[i].Holds(System.Text.Encoding.UTF8.GetString(text));
            if (number < 0 && _results[i].Count < MostRemembered)
            {
                _known[i].Add(text, out _);
                _results[i].Add(holds);
            }

            if (!holds) return false;
        }

        return true;
    }
}
