using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>
/// The texts that stand for every text a person's open text facts could have: those the program compares with, those the person's own
/// records hold, and others that are neither. Texts are only ever compared, so which others they are does not matter, only which of the
/// open facts share one: each open fact may have one of its own or that of an open fact before it, which goes through all ways of sharing once.
/// </summary>
internal sealed class TextAlphabet
{
    private const int Most = 60;

    private readonly Dictionary<(RecordKind Of, int Field, int Row), int> _places = [];
    private readonly int _common;

    private TextAlphabet(ImmutableArray<string> texts, int common) => (Texts, _common) = (texts, common);

    /// <summary>Without regard to case, as texts are compared.</summary>
    public ImmutableArray<string> Texts { get; }

    public static string Plain(string text) => text.ToUpperInvariant();

    /// <returns>Null where there are too many.</returns>
    public static TextAlphabet? Of(TextFamilies families, int family, CaseData data, int person)
    {
        SortedSet<string> texts = new(families.TextsOf(family), StringComparer.Ordinal);
        List<(RecordKind Of, int Field, int Row)> open = [];
        foreach (FieldDefinition field in families.FieldsOf(family))
        {
            if (field.Type == FieldType.Citation) return null;
            (int start, int end) = data.RowsOf(field.Of, person);
            for (int row = start; row < end; row++)
                if (FieldReader.IsOpen(data, field, row)) open.Add((field.Of, field.Index, row));
                else if (data.StateOf(field, row) == ValueState.Known) texts.Add(Plain(FieldReader.TextAt(data, field, row)));
        }

        bool shared = families.AreCompared(family);
        int others = shared ? open.Count : 1;
        if (texts.Count + others > Most) return null;
        // No text of a record or a statute has this mark.
        TextAlphabet alphabet = new([.. texts, .. Enumerable.Range(0, others).Select(i => $"\u0001{(char)('A' + i)}")], texts.Count);
        for (int i = 0; i < open.Count; i++) alphabet._places.Add(open[i], shared ? i : 0);
        return alphabet;
    }

    /// <summary>The set of texts that an open fact could have, a bit each.</summary>
    public ulong SetOf(FieldDefinition field, int row) => (1UL << (_common + _places[(field.Of, field.Index, row)] + 1)) - 1;

    /// <summary>The texts, neither a record's nor the program's, that an open fact could have.</summary>
    public IEnumerable<string> OthersOf(FieldDefinition field, int row) => In(SetOf(field, row)).Skip(_common);

    public IEnumerable<string> In(ulong set) => Texts.Where((_, i) => (set >> i & 1) != 0);
}
