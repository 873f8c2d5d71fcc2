using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>The same records with their blanks filled in, each time otherwise and always the same way: first all with the least, then all
/// with the most, then any mixture of what laws tell apart.</summary>
internal sealed class FilledRecords(CaseData records, FieldDefinition[] fields, int today)
{
    private static readonly ImmutableArray<int> s_daysAgo = [20_000, 8_000, 4_500, 3_000, 2_000, 1_200, 500, 40, 0];

    private static readonly ImmutableArray<long> s_numbers = [0, 1, 2, 3, 5, 10, 100];

    private static readonly ImmutableArray<Period> s_lengths = [Period.Zero, new(0, 30), new(6, 0), new(12, 0), new(24, 0), new(60, 0), new(120, 0), new(480, 0)];

    /// <summary>The rows of a field that leave something open, and for texts those that do not: any of their texts may be another's.</summary>
    private readonly (FieldDefinition Field, int[] Open, int[] Known)[] _blanks = [.. fields.Select(field => (field, Rows(records, field, open: true), Rows(records, field, open: false)))
        .Where(blank => blank.Item2.Length > 0)];

    public CaseData Filled(int way) => records.With([.. _blanks.Select(blank => Fill(blank.Field, blank.Open, blank.Known, way)).OfType<Column>()]);

    public static uint Choice(int way, int field, int row)
    {
        uint mixed = ((uint)way * 0x9E3779B1 ^ (uint)field * 0x85EBCA6B ^ (uint)row * 0xC2B2AE35) * 0x27D4EB2F;
        return mixed ^ mixed >> 15;
    }

    /// <summary>A date that has not come stays so: a law may ask for just that.</summary>
    private static int[] Rows(CaseData records, FieldDefinition field, bool open) => [.. Enumerable.Range(0, records.CountOf(field.Of)).Where(row =>
        records.StateOf(field, row) switch
        {
            ValueState.Missing => open,
            ValueState.Known when records.ColumnOf(field) is DateColumn { Last: { } last } dates && last[row] != dates.First[row] => open,
            ValueState.Known => !open && field.Type is FieldType.Text or FieldType.Citation,
            _ => false,
        })];

    private Column? Fill(FieldDefinition field, int[] open, int[] known, int way)
    {
        int count = records.CountOf(field.Of);
        Column? column = records.ColumnOf(field);
        switch (field.Type)
        {
            case FieldType.YesNo:
                return new YesNoColumn(field, Filled((column as YesNoColumn)?.Values, Column.NotApplicableCode, row => (sbyte)Index(row, 2)));
            case FieldType.Category:
                return new CategoryColumn(field, Filled((column as CategoryColumn)?.Codes, Column.NotApplicableCode, row => (sbyte)Index(row, field.Category?.Values.Length ?? 1)));
            case FieldType.Number or FieldType.Money:
                return new NumberColumn(field, Filled((column as NumberColumn)?.Values, NumberColumn.NotApplicable,
                    row => s_numbers[Index(row, s_numbers.Length)] * (field.Type == FieldType.Money ? 10_000 : 1)));
            case FieldType.Period:
                return new PeriodColumn(field, Filled((column as PeriodColumn)?.Values, PeriodColumn.NotApplicable, row => s_lengths[Index(row, s_lengths.Length)]));
            case FieldType.Date:
                return FilledDates(column as DateColumn);
            default:
                // Without any text in these records there is none to fill in.
                return column is CodedColumn texts && known.Length > 0
                    ? new CodedColumn(field, Filled(texts.Codes, Column.NotApplicableCode, row => texts.Codes[known[Index(row, known.Length)]]), texts.Dictionary) : null;
        }

        T[] Filled<T>(T[]? values, T none, Func<int, T> value)
        {
            T[] filled = values is null ? new T[count] : (T[])values.Clone();
            foreach (int row in open) filled[row] = DoesNotApply(row) ? none : value(row);
            return filled;
        }

        DateColumn FilledDates(DateColumn? dates)
        {
            int[] first = dates is null ? new int[count] : (int[])dates.First.Clone();
            foreach (int row in open)
            {
                int day = today - s_daysAgo[Index(row, s_daysAgo.Length)];
                bool missing = dates is null || dates.First[row] == DateColumn.Missing;
                first[row] = dates is not null && !missing ? Math.Clamp(day, dates.First[row], dates.Last?[row] ?? dates.First[row])
                    : DoesNotApply(row) ? DateColumn.NotApplicable
                    : field.MayBeNotYet && way > 1 && Choice(way + 200, field.Index, row) % 6 == 0 ? DateColumn.NotYet : day;
            }

            if (dates?.Last is not { } last) return new(field, first, null);
            int[] ends = (int[])last.Clone();
            foreach (int row in open) ends[row] = first[row];
            return new(field, first, ends);
        }

        int Index(int row, int length) => way switch { 0 => 0, 1 => length - 1, _ => (int)(Choice(way, field.Index + 31 * (int)field.Of, row) % (uint)length) };

        bool DoesNotApply(int row) => field.MayNotApply && way > 1 && Choice(way + 100, field.Index, row) % 5 == 0;
    }
}
