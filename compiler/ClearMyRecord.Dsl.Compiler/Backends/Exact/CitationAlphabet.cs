using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>
/// The citations that stand for every one an open offense could be, numbered: one of each class the offense lists tell apart, and where the
/// program compares offenses as written, those of the person's other records besides, and of each class as many others as may be shared.
/// </summary>
internal sealed class CitationAlphabet
{
    private readonly ImmutableArray<(Truth[] Fits, string Text)> _all;
    private readonly Dictionary<(long From, long To), Truth[]> _joined = [];

    private CitationAlphabet(ImmutableArray<(Truth[] Fits, string Text)> all) => _all = all;

    public int Count => _all.Length;

    /// <returns>Null where they cannot be gone through: a citation that is compared with a text.</returns>
    public static CitationAlphabet? Of(CitationTable table, TextFamilies families, CaseData data, FieldDefinition field, int row)
    {
        if (data.StateOf(field, row) == ValueState.Known) return new([.. table.ClassesUnder(FieldReader.TextAt(data, field, row)).Select(fits => (fits, ""))]);
        int family = families.FamilyOf(field);
        if (family < 0) return new([.. table.Classes.Select(fits => (fits, ""))]);
        SortedSet<string> texts = new(families.TextsOf(family), StringComparer.Ordinal);
        int before = 0;
        bool met = false;
        int person = data.OuterRow(field.Of, row, RecordKind.Person);
        foreach (FieldDefinition other in families.FieldsOf(family))
        {
            if (other.Type != FieldType.Citation) return null;
            (int start, int end) = data.RowsOf(other.Of, person);
            for (int i = start; i < end; i++)
            {
                met |= i == row && other.Of == field.Of && other.Index == field.Index;
                ValueState state = data.StateOf(other, i);
                if (state == ValueState.Known) texts.Add(TextAlphabet.Plain(FieldReader.TextAt(data, other, i)));
                else if (state == ValueState.Missing && !met) before++;
            }
        }

        int others = families.AreCompared(family) ? before + 1 : 1;
        // No text of a record or a statute has this mark.
        return new(
        [
            .. texts.Select(text => (table.FitsOf(text), text)),
            .. Enumerable.Range(0, others).SelectMany(i => table.Classes.Select((fits, k) => (fits, $"\u0001{i}:{k}"))),
        ]);
    }

    /// <summary>Which entries take in all of these, none, or some of them.</summary>
    public Truth[] FitsOf(long from, long to)
    {
        if (from == to) return _all[(int)from].Fits;
        if (_joined.TryGetValue((from, to), out Truth[]? joined)) return joined;
        joined = (Truth[])_all[(int)from].Fits.Clone();
        for (long i = from + 1; i <= to; i++)
            for (int entry = 0; entry < joined.Length; entry++)
                if (joined[entry] != _all[(int)i].Fits[entry]) joined[entry] = Truth.Unknown;
        _joined.Add((from, to), joined);
        return joined;
    }

    public IEnumerable<string> TextsOf(long from, long to) => _all[(int)from..(int)(to + 1)].Select(one => one.Text);
}
