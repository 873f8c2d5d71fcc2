using System.Numerics;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>What is supposed of a fact that the record leaves open: a state, and the values it then could have.</summary>
/// <param name="Texts">For a text, what the bits of the value's set stand for.</param>
/// <param name="Group">For the key of a group that is no record's known key: which of the unknown groups.</param>
/// <param name="Citations">For an offense, what the numbers of the value's range stand for.</param>
/// <param name="Cuts">For a period, where it is best cut.</param>
internal sealed record SupposedFact(
    ValueState State, Value Value, TextAlphabet? Texts = null, string? Group = null, CitationAlphabet? Citations = null, PeriodCuts? Cuts = null)
{
    /// <summary>Beyond a century from the as-of date one day is as good as another, so those spans are set apart first.</summary>
    private const int FarAway = 36_525;

    public Truth YesNo => Value.Quantity.IsExact ? TruthLogic.Of(Value.Quantity.Low == 1) : Truth.Unknown;

    /// <summary>Whether more than one value is still possible.</summary>
    public bool IsOpen => State != ValueState.NotApplicable && Value.Type switch
    {
        IrType.Category => !ulong.IsPow2(Value.Categories),
        IrType.Period => Value.Period.Low != Value.Period.High,
        _ => Value.Quantity.Low < Value.Quantity.High,
    };

    /// <summary>Few values are tried before many.</summary>
    public long Size => Value.Type switch
    {
        IrType.Category => BitOperations.PopCount(Value.Categories),
        IrType.Period => (Value.Period.High.Months - Value.Period.Low.Months + 1L) * (Value.Period.High.Days - Value.Period.Low.Days + 1L),
        _ => Value.Quantity.High - Value.Quantity.Low,
    };

    /// <summary>The texts that a text fact, or an offense of which nothing is recorded, could have.</summary>
    public IEnumerable<string> PossibleTexts => Texts?.In(Value.Categories) ?? Citations?.TextsOf(Value.Quantity.Low, Value.Quantity.High) ?? [];

    /// <summary>Whether an entry of an offense list takes in what an offense could be.</summary>
    public Truth Fits(int entry) => Citations?.FitsOf(Value.Quantity.Low, Value.Quantity.High)[entry] ?? Truth.Unknown;

    /// <summary>Everything that an open fact could be, one supposition for each state; none if its values cannot be gone through.</summary>
    public static IReadOnlyList<SupposedFact> Of(OpenFacts open, FieldDefinition field, int row, int recordDay)
    {
        CaseData data = open.Data;
        if (field.Type == FieldType.Text) return OfText(open, field, row);
        if (field.Type == FieldType.Citation) return OfCitation(open, field, row);
        if (TypeOf(field) is not { } type) return [];
        SupposedFact known = new(ValueState.Known, Bare(field.Type == FieldType.YesNo ? Value.Of(type, new(0, 1)) : FieldReader.Missing(field, type)),
            Cuts: type == IrType.Period ? open.CutsFor(field, row) : null);
        SupposedFact notYet = new(ValueState.NotYet, Value.Of(type, new(Math.Min(recordDay + 1, LegalDate.LastDay), LegalDate.LastDay)));
        // A day after the record day is not yet, unless it may be set beforehand.
        if (field is { Type: FieldType.Date, MayBeNotYet: true, MayBeScheduled: false }) known = known with { Value = Value.Of(type, new(LegalDate.FirstDay, Math.Max(LegalDate.FirstDay, recordDay))) };
        switch (data.StateOf(field, row))
        {
            case ValueState.Missing:
                List<SupposedFact> states = AsKey(open, field, row, known);
                if (field.MayBeNotYet && field.Type == FieldType.Date) states.Add(notYet);
                if (field.MayNotApply) states.Add(new(ValueState.NotApplicable, Value.NotApplicable(type)));
                return states;
            case ValueState.NotApplicable:
                return [];
            case ValueState.Known when data.ColumnOf(field) is DateColumn dates && dates.MayBeNotYet(row):
                return [.. AsKey(open, field, row, known with { Value = Value.Of(type, new(dates.First[row], recordDay)) }), notYet];
            case var state:
                return AsKey(open, field, row, new(state, FieldReader.Read(data, field, row, recordDay, type)));
        }
    }

    /// <summary>Of a key it matters whose it is: one of the person's known keys, or any other, alone or shared with open keys before it.</summary>
    private static List<SupposedFact> AsKey(OpenFacts open, FieldDefinition field, int row, SupposedFact fact)
    {
        if (fact.State != ValueState.Known || open.AlphabetOf(field, row) is not { } keys) return [fact];
        (long from, long to) = (fact.Value.Quantity.Low, fact.Value.Quantity.High);
        List<SupposedFact> parts = [];
        int person = open.Data.OuterRow(field.Of, row, RecordKind.Person);
        (int start, int end) = open.Data.RowsOf(field.Of, person);
        IEnumerable<long> known = Enumerable.Range(start, end - start)
            .Where(other => open.Data.StateOf(field, other) == ValueState.Known && !FieldReader.IsOpen(open.Data, field, other))
            .Select(other => FieldReader.Read(open.Data, field, other, 0, fact.Value.Type).Quantity.Low).Where(key => key >= from && key <= to);
        bool keyOnly = open.IsKeyOnly(field);
        foreach (long key in known.Distinct().Order())
        {
            if (!keyOnly) AddOthers(from, key - 1);
            parts.Add(fact with { Value = Value.Of(fact.Value.Type, Quantity.Exactly(key)) });
            from = key + 1;
        }

        if (keyOnly) AddOthers(fact.Value.Quantity.Low, fact.Value.Quantity.High);
        else AddOthers(from, to);
        return parts;

        void AddOthers(long low, long high)
        {
            if (low > high) return;
            foreach (string group in keys.OthersOf(field, row)) parts.Add(fact with { Value = Value.Of(fact.Value.Type, new(low, high)), Group = group });
        }
    }

    private static List<SupposedFact> OfText(OpenFacts open, FieldDefinition field, int row)
    {
        if (open.Data.StateOf(field, row) != ValueState.Missing || open.AlphabetOf(field, row) is not { } texts) return [];
        List<SupposedFact> states = [new(ValueState.Known, Value.Of(texts.SetOf(field, row)), texts)];
        if (field.MayNotApply) states.Add(new(ValueState.NotApplicable, Value.NotApplicable(IrType.Category)));
        return states;
    }

    private static List<SupposedFact> OfCitation(OpenFacts open, FieldDefinition field, int row)
    {
        if (open.CitationsOf(field, row) is not { Count: > 0 } citations) return [];
        List<SupposedFact> states = [new(ValueState.Known, Value.Of(IrType.Number, new(0, citations.Count - 1)), Citations: citations)];
        if (field.MayNotApply && open.Data.StateOf(field, row) == ValueState.Missing) states.Add(new(ValueState.NotApplicable, Value.NotApplicable(IrType.Number)));
        return states;
    }

    /// <summary>The same with one value only: the first, the last, or one beside the middle or anywhere, by a choice.</summary>
    public SupposedFact One(uint choice, int today)
    {
        if (State == ValueState.NotApplicable) return this;
        (bool last, bool inside) = ((choice & 1) != 0, (choice & 2) != 0);
        if (inside && Citations is not null) return this with { Value = Value.Of(Value.Type, Quantity.Exactly(Value.Quantity.Low + (choice >> 4) % (Value.Quantity.High - Value.Quantity.Low + 1))) };
        if (inside && Cuts is { Probes: { Length: > 0 } probes } && probes[(int)((choice >> 4) % (uint)probes.Length)] is var probe && PeriodCuts.Holds(Value.Period, probe))
            return this with { Value = Value.Of(PeriodRange.Exactly(probe)) };
        if (!inside || !IsOpen) return Extreme(last);
        return last ? Halves(today).High.Extreme(false) : Halves(today).Low.Extreme(true);
    }

    /// <summary>The same with its first or last value only.</summary>
    private SupposedFact Extreme(bool last)
    {
        if (Value.Type == IrType.Period) return this with { Value = Value.Of(PeriodRange.Exactly(last ? Value.Period.High : Value.Period.Low)) };
        if (Value.Type == IrType.Category)
            return this with { Value = Value.Of(last ? 1UL << (63 - BitOperations.LeadingZeroCount(Value.Categories)) : Value.Categories & (~Value.Categories + 1)) };
        long value = last ? Value.Quantity.High : Value.Quantity.Low;
        return this with { Value = Value.Of(Value.Type, Quantity.Exactly(value)) };
    }

    /// <summary>The same in two parts.</summary>
    public (SupposedFact Low, SupposedFact High) Halves(int today)
    {
        if (Value.Type == IrType.Category)
        {
            ulong all = Value.Categories, low = 0;
            for (ulong rest = all; ulong.PopCount(low) < ulong.PopCount(all) / 2; rest &= rest - 1) low |= rest & (~rest + 1);
            return (this with { Value = Value.Of(low) }, this with { Value = Value.Of(all & ~low) });
        }

        if (Value.Type == IrType.Period)
        {
            (PeriodRange low, PeriodRange high) = (Cuts ?? new([])).Halves(Value.Period);
            return (this with { Value = Value.Of(low) }, this with { Value = Value.Of(high) });
        }

        (long from, long to) = (Value.Quantity.Low, Value.Quantity.High);
        long middle = Citations is not null ? from + (to - from + 1) / 2 : Value.Type == IrType.Date ? MiddleDay(from, to, today) : MiddleNumber(from, to);
        return (this with { Value = Value.Of(Value.Type, new(from, middle - 1)) }, this with { Value = Value.Of(Value.Type, new(middle, to)) });
    }

    private static long MiddleDay(long from, long to, int today)
    {
        foreach (long day in (ReadOnlySpan<long>)[today, today - FarAway, today + FarAway])
            if (from < day && day <= to)
                return day;
        return from + (to - from + 1) / 2;
    }

    /// <summary>Limits of the law are small numbers: halve the digits before the values.</summary>
    public static long MiddleNumber(long from, long to)
    {
        if (from < 0 && to >= 0) return 0;
        if (from == 0) return 1;
        if (from > 0 && to / 4 > from) return (long)Math.Sqrt((double)from * to);
        if (to < 0 && from / 4 < to) return to == -1 ? -1 : -(long)Math.Sqrt((double)from * to);
        return from + (to - from + 1) / 2;
    }

    private static Value Bare(Value value) => value with { Quantity = value.Quantity with { MayNotApply = false }, Period = value.Period with { MayNotApply = false }, Categories = value.Categories & ~CategoryLogic.NotApplicable };

    private static IrType? TypeOf(FieldDefinition field) => field.Type switch
    {
        FieldType.Date => IrType.Date,
        FieldType.YesNo or FieldType.Number => IrType.Number,
        FieldType.Money => IrType.Money,
        FieldType.Category => IrType.Category,
        FieldType.Period => IrType.Period,
        _ => null,
    };
}
