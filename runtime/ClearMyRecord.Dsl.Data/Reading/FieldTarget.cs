using System.Text;
using ClearMyRecord.Dsl.Data.Columns;
using ClearMyRecord.Dsl.Data.Mapping;
using ClearMyRecord.Dsl.Data.Problems;
using ClearMyRecord.Dsl.Data.Report;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Data.Reading;

/// <summary>One field that a file fills: where its text comes from, how it is read, and how several rows of a record join.</summary>
internal sealed class FieldTarget(ColumnBuilder builder, CellSource? source, CellConverter converter, ValueTally values, Tally notes)
{
    /// <summary>Records whose total or extreme can't be known, since one of its rows is missing.</summary>
    private readonly HashSet<int> _unknown = [];
    private readonly string _differ = $"{builder.Field.Name} of the {builder.Field.Of.ToString().ToLowerInvariant()}: rows of one record differ; the first counts";
    private readonly string _credit = $"{builder.Field.Name}: below zero, read as a credit";

    public ColumnBuilder Builder { get; } = builder;

    public FieldDefinition Field => Builder.Field;

    public RowTest? When { get; init; }

    /// <summary>The value where <see cref="When"/> fails.</summary>
    public CellValue Otherwise { get; init; } = CellValue.Missing;

    /// <summary>The value of a field with no source column.</summary>
    public CellValue Constant { get; init; }

    public Combining Combine { get; init; }

    /// <param name="isNew">Whether the record has no value of this field yet.</param>
    public void Apply(RowContext row, int record, bool isNew)
    {
        CellValue value = Read(row);
        if (Combine != Combining.First) value = Join(record, isNew, value);
        else if (value.IsMissing) return;
        else if (!isNew && Builder.Get(record) is { IsMissing: false } before)
        {
            if (before != value) notes.Add(_differ, null, row.Number);
            return;
        }

        Builder.Set(record, value);
    }

    /// <summary>Takes back what an earlier version of the record said.</summary>
    public void Clear(int record)
    {
        _unknown.Remove(record);
        Builder.Set(record, CellValue.Missing);
    }

    private CellValue Read(RowContext row)
    {
        if (When is not null && !When.Holds(row)) return Otherwise;
        if (source is null) return Constant;
        ReadOnlySpan<byte> text = source.Read(row);
        if (text.IsEmpty) return CellValue.Missing;
        Converted converted = converter.Convert(text);
        if (converted.Problem is not null)
        {
            if (converted.Problem == DataErrors.ValueUnlisted) values.Unlisted(Encoding.UTF8.GetString(text), row.Number);
            else values.Invalid(converted.Problem, row.Number);
        }
        else if (Field.Type == FieldType.Money && converted.Value is { State: ValueState.Known, A: < 0 })
        {
            notes.Add(_credit, null, row.Number);
        }

        return converted.Value;
    }

    private CellValue Join(int record, bool isNew, CellValue value)
    {
        if (Combine == Combining.Last) return value.IsMissing && !isNew ? Builder.Get(record) : value;
        bool isYes = Combine == Combining.AnyYes && value is { State: ValueState.Known, A: 1 };
        if (value.IsMissing) _unknown.Add(record);
        CellValue before = isNew ? CellValue.NotApplicable : Builder.Get(record);
        if (isYes || (Combine == Combining.AnyYes && before is { State: ValueState.Known, A: 1 })) return CellValue.Of(1);
        if (_unknown.Contains(record)) return CellValue.Missing;
        // Nothing said so far: rows that do not apply add nothing.
        if (before.State != ValueState.Known) return value;
        if (value.State != ValueState.Known) return before;
        return Combine switch
        {
            Combining.Earliest => CellValue.Days((int)Math.Min(before.A, value.A), (int)Math.Min(before.B, value.B)),
            Combining.Latest => CellValue.Days((int)Math.Max(before.A, value.A), (int)Math.Max(before.B, value.B)),
            Combining.Sum => new(ValueState.Known, before.A + value.A, before.B + value.B),
            _ => value,
        };
    }
}
