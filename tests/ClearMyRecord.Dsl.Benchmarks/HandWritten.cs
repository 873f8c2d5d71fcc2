using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Benchmarks;

/// <summary>
/// Pennsylvania's Clean Slate law as it stands on one day, written by hand in C# over the same columns: the measure of what
/// generated code costs. Outcomes of today only; the law of other days, overrides and marks are left out. Held equal to the
/// compiled statute before anything is measured.
/// </summary>
internal sealed class HandWritten
{
    private static readonly LegalCalendar s_calendar = new(DayRule.RollForward, DayRule.RollBack);

    private readonly CaseData _data;
    private readonly int[] _firstCase, _firstCharge, _disposed, _disposedEnd, _offended, _offendedEnd, _offense;
    private readonly sbyte[] _grade, _disposition, _pardon, _drugClass, _inchoate, _cruelty;
    private readonly Period[] _maximum, _imposedMinimum, _imposedMaximum;
    private readonly long[] _restitution;
    private readonly Truth[] _local;
    private readonly Dictionary<string, Truth[]> _lists = [];
    private readonly Truth[] _drug, _possession, _smallAmount, _paraphernalia, _delivery, _driving;
    private readonly Truth[][] _excepted;
    private readonly Truth[] _cruel, _oldCruel, _neverTooOld;

    private static readonly Truth[] s_conviction = ByGrade(22, 0, 1, 2, 3), s_felony = ByGrade(9, 0, 1, 2, 7), s_misdemeanor = ByGrade(9, 3, 4, 5, 8);
    private static readonly Truth[] s_final = ByGrade(22, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13), s_acquitted = ByGrade(22, 7, 8), s_excused = ByGrade(22, 10);
    private static readonly Truth[] s_middle = ByGrade(9, 4, 5), s_summary = ByGrade(9, 6);
    private static readonly Truth[] s_conditional = ByGrade(3, 1), s_unconditional = ByGrade(3, 2);
    private static readonly Period s_year = new(12, 0), s_twoYears = new(24, 0), s_fiveYears = new(60, 0);
    private static readonly Period[] s_byGrade = [new(240, 0), new(120, 0), new(84, 0), new(60, 0), new(24, 0), new(12, 0), new(0, 90)];

    private int _today;
    private Truth[] _convicted = [], _triggering = [], _felonies = [], _grave = [], _old = [], _barring = [];

    public HandWritten(CaseData data)
    {
        _data = data;
        (_firstCase, _firstCharge) = (data.FirstCase, data.FirstCharge);
        (_disposed, _disposedEnd) = Dates("disposition date");
        (_offended, _offendedEnd) = Dates("offense date");
        CodedColumn offense = Column<CodedColumn>(RecordKind.Charge, "offense");
        _offense = offense.Codes;
        _grade = Column<CategoryColumn>(RecordKind.Charge, "grade").Codes;
        _disposition = Column<CategoryColumn>(RecordKind.Charge, "disposition").Codes;
        _pardon = Column<CategoryColumn>(RecordKind.Charge, "pardon").Codes;
        _drugClass = Column<CategoryColumn>(RecordKind.Charge, "drug class").Codes;
        _inchoate = Column<CategoryColumn>(RecordKind.Charge, "inchoate").Codes;
        _cruelty = Find(RecordKind.Charge, "cruelty to animal") is YesNoColumn cruelty ? cruelty.Values : Blank(data.ChargeCount);
        _maximum = Column<PeriodColumn>(RecordKind.Charge, "maximum term").Values;
        _imposedMinimum = Column<PeriodColumn>(RecordKind.Charge, "imposed minimum").Values;
        _imposedMaximum = Column<PeriodColumn>(RecordKind.Charge, "imposed maximum").Values;
        _restitution = Column<NumberColumn>(RecordKind.Case, "restitution balance").Values;
        CodedColumn jurisdiction = Column<CodedColumn>(RecordKind.Case, "jurisdiction");
        _local = [.. jurisdiction.Codes.Select(code => code < 0 ? Truth.Unknown : TruthLogic.Of(jurisdiction.Dictionary[code] == "US-PA"))];
        Truth[] List(string from, string? to = null) => new OffenseMatcher(data.Schema.CitationFormats, Read(from), to is null ? null : Read(to)).TableFor(offense.Dictionary);
        Citation Read(string text) => CitationFormat.Parse(data.Schema.CitationFormats, text) ?? throw new InvalidOperationException(text);
        (_drug, _possession, _smallAmount) = (List("35 § 780-113"), List("35 § 780-113(a)(16)"), List("35 § 780-113(a)(31)"));
        (_paraphernalia, _delivery, _driving) = (List("35 § 780-113(a)(32)"), List("35 § 780-113(a)(30)"), List("75 § 3802(a)(1)"));
        _excepted =
        [
            List("18 § 2501", "18 § 3221"), List("18 § 4301", "18 § 4306"), List("18 § 6101", "18 § 6187"), List("18 § 5902(b)"),
            List("18 § 5903(a)"), List("18 § 6312"), List("18 § 6318"), List("18 § 6320"), List("18 § 7507.1"), List("18 § 6301"),
        ];
        (_cruel, _oldCruel) = (List("18 § 5533"), List("18 § 5511"));
        _neverTooOld = Any(List("18 § 3127"), List("18 § 3129"), List("18 § 4915.1"), List("18 § 4915.2"), List("18 § 5122"), List("18 § 5510"), List("18 § 5515"));
        _excepted = [Any(_excepted)];
    }

    /// <summary>A loop that decides something else would be no measure.</summary>
    public static void Check(IEvaluator evaluator, CaseData data)
    {
        Decisions decisions = evaluator.Evaluate(data, 0, data.PersonCount, PennsylvaniaLaw.Today);
        Outcome[][] byHand = new HandWritten(data).Run(0, data.PersonCount, PennsylvaniaLaw.Options.Today);
        foreach ((ReliefDecisions compiled, Outcome[] hand) in decisions.Reliefs.Zip(byHand))
            for (int i = 0; i < compiled.Count; i++)
                if (compiled.Outcomes[i] != hand[i])
                    throw new InvalidOperationException($"{compiled.Relief.Name}, charge {i}: {hand[i]} by hand, {compiled.Outcomes[i]} compiled");
    }

    /// <summary>The outcomes of today, relief by relief in the statute's order.</summary>
    public Outcome[][] Run(int firstPerson, int people, int today)
    {
        _today = today;
        int firstRow = _firstCharge[_firstCase[firstPerson]], end = _firstCharge[_firstCase[firstPerson + people]];
        Outcome[][] outcomes = [.. Enumerable.Range(0, 7).Select(_ => new Outcome[end - firstRow])];
        int wait7 = LegalDate.LastStart(today, new(84, 0), DayRule.RollForward), wait10 = LegalDate.LastStart(today, new(120, 0), DayRule.RollForward);
        int wait5 = LegalDate.LastStart(today, new(60, 0), DayRule.RollForward);
        for (int person = firstPerson; person < firstPerson + people; person++)
        {
            int first = _firstCharge[_firstCase[person]], last = _firstCharge[_firstCase[person + 1]];
            Prepare(person, first, last);
            (int grave, int graveMay) = Count(_grave, last - first);
            (int triggers, int triggersMay) = Count(_triggering, last - first);
            Truth felony = AtLeast(_felonies, last - first, 1), old = AtLeast(_old, last - first, 1);
            Truth bars = Or(Or(felony, TruthLogic.AtLeast(2, grave, graveMay)), Or(TruthLogic.AtLeast(4, triggers, triggersMay), old));
            for (int c = _firstCase[person]; c < _firstCase[person + 1]; c++)
            {
                int caseStart = _firstCharge[c] - first, caseEnd = _firstCharge[c + 1] - first;
                (int barring, int barringMay) = Count(_barring.AsSpan(caseStart, caseEnd - caseStart));
                Truth paid = AtMostZero(_restitution[c]);
                for (int h = _firstCharge[c]; h < _firstCharge[c + 1]; h++)
                {
                    int i = h - first, row = h - firstRow;
                    Truth convicted = s_conviction[_disposition[h] + 2], covers = And(convicted, _local[c]);
                    if (covers != Truth.False)
                    {
                        outcomes[0][row] = Decide(covers, Misdemeanor(h, i, bars, barring, barringMay, paid, wait7, first, last));
                        outcomes[1][row] = Decide(covers, Drug(h, i, bars, barring, barringMay, paid, wait10, first, last));
                        Truth summary = And(s_summary[_grade[h] + 2], And(paid, Passed(h, wait5)));
                        outcomes[3][row] = Decide(covers, summary);
                        outcomes[4][row] = Decide(covers, _pardon[h] == 1 ? Truth.True : Truth.False);
                        outcomes[5][row] = Decide(covers, _pardon[h] == 2 ? Truth.True : Truth.False);
                    }

                    covers = And(TruthLogic.Not(convicted), _local[c]);
                    if (covers == Truth.False) continue;
                    outcomes[2][row] = Decide(covers, s_final[_disposition[h] + 2]);
                    outcomes[6][row] = Decide(covers, And(Acquitted(h), AllAcquitted(_firstCharge[c], _firstCharge[c + 1])));
                }
            }
        }

        return outcomes;
    }

    /// <summary>What is the same for every subject of a person, once for each charge.</summary>
    private void Prepare(int person, int first, int last)
    {
        if (_convicted.Length < last - first)
            (_convicted, _triggering, _felonies, _grave, _old, _barring) = (New(), New(), New(), New(), New(), New());
        for (int c = _firstCase[person]; c < _firstCase[person + 1]; c++)
            for (int h = _firstCharge[c]; h < _firstCharge[c + 1]; h++)
            {
                int i = h - first;
                Truth convicted = s_conviction[_disposition[h] + 2];
                Truth counted = And(convicted, Or(_local[c], Truth.Unknown));
                (Truth atLeastYear, Truth moreThanTwo, Truth atLeastFive) = (Truth.False, Truth.False, Truth.False);
                if (convicted != Truth.False)
                {
                    PeriodRange term = Maximum(h, first, last);
                    atLeastYear = PeriodLogic.Compare(Comparison.AtLeast, term, PeriodRange.Exactly(s_year));
                    moreThanTwo = PeriodLogic.Compare(Comparison.MoreThan, term, PeriodRange.Exactly(s_twoYears));
                    atLeastFive = PeriodLogic.Compare(Comparison.AtLeast, term, PeriodRange.Exactly(s_fiveYears));
                }

                _convicted[i] = convicted;
                _triggering[i] = And(counted, atLeastYear);
                _grave[i] = And(counted, moreThanTwo);
                _felonies[i] = And(counted, And(s_felony[_grade[h] + 2], TruthLogic.Not(And(convicted, Qualifying(h)))));
                _old[i] = And(counted, NeverTooOld(h));
                _barring[i] = convicted == Truth.False ? Truth.False : And(convicted, Or(atLeastFive, Or(Excepted(h), NeverTooOld(h))));
            }

        Truth[] New() => new Truth[Math.Max(16, (last - first) * 2)];
    }

    private Truth Misdemeanor(int h, int i, Truth bars, int barring, int barringMay, Truth paid, int wait, int first, int last)
    {
        Truth answer = And(TruthLogic.Not(bars), TruthLogic.Not(Excepted(h)));
        if (answer == Truth.False) return answer;
        Truth grade = s_middle[_grade[h] + 2], minor = s_misdemeanor[_grade[h] + 2];
        if (grade != Truth.True && minor != Truth.False)
            grade = Or(grade, And(minor, PeriodLogic.Compare(Comparison.AtMost, Maximum(h, first, last), PeriodRange.Exactly(s_twoYears))));
        answer = And(answer, And(grade, And(paid, SameCase(i, barring, barringMay))));
        answer = And(answer, Passed(h, wait));
        return answer == Truth.False ? answer : And(answer, Free(h, new(84, 0), wait, first, last));
    }

    private Truth Drug(int h, int i, Truth bars, int barring, int barringMay, Truth paid, int wait, int first, int last)
    {
        Truth answer = And(TruthLogic.Not(bars), TruthLogic.Not(Excepted(h)));
        if (answer == Truth.False) return answer;
        answer = And(answer, And(And(_convicted[i], Qualifying(h)), And(paid, SameCase(i, barring, barringMay))));
        answer = And(answer, Passed(h, wait));
        return answer == Truth.False ? answer : And(answer, Free(h, new(120, 0), wait, first, last));
    }

    /// <summary>The law is unsettled: only where both readings agree is there an answer.</summary>
    private Truth Free(int h, Period wait, int lookBack, int first, int last)
    {
        int sure = 0, possible = 0, sureAfter = 0, possibleAfter = 0;
        Quantity own = Date(_disposed[h], _disposedEnd[h]);
        Quantity until = LegalDate.Add(own, PeriodRange.Exactly(wait), s_calendar);
        Quantity today = Quantity.Exactly(_today);
        for (int e = first; e < last; e++)
        {
            Truth triggering = _triggering[e - first];
            if (triggering == Truth.False) continue;
            Quantity date = Date(_disposed[e], _disposedEnd[e]);
            Truth recent = And(QuantityLogic.Compare(Comparison.AtMost, date, today), TruthLogic.Not(Passed(e, lookBack)));
            int member = (int)And(triggering, recent);
            sure += member >> 1;
            possible += (member + 1) >> 1;
            if (e == h) continue;
            Truth within = And(QuantityLogic.Compare(Comparison.MoreThan, date, own), QuantityLogic.Compare(Comparison.LessThan, date, until));
            member = (int)And(triggering, within);
            sureAfter += member >> 1;
            possibleAfter += (member + 1) >> 1;
        }

        return TruthLogic.Choose(Truth.Unknown, TruthLogic.Not(TruthLogic.AtLeast(1, sure, possible)), TruthLogic.Not(TruthLogic.AtLeast(1, sureAfter, possibleAfter)));
    }

    private Truth SameCase(int i, int barring, int barringMay)
    {
        int own = (int)_barring[i];
        return TruthLogic.Not(TruthLogic.AtLeast(1, barring - (own >> 1), barringMay - ((own + 1) >> 1)));
    }

    private Truth Qualifying(int h) => And(_offense[h] < 0 ? Truth.Unknown : _drug[_offense[h]],
        And(Shorter(_imposedMinimum[h], new(30, 0)), Shorter(_imposedMaximum[h], s_fiveYears)));

    private static Truth Shorter(Period imposed, Period bound) => imposed.Months switch
    {
        -1 => Truth.Unknown,
        -2 => Truth.True,
        _ => TruthLogic.Not(Period.IsAtLeast(imposed, bound)),
    };

    private Truth Excepted(int h)
    {
        int code = _offense[h];
        if (code < 0) return Truth.Unknown;
        Truth old = _oldCruel[code];
        if (old != Truth.False) old = And(old, _cruelty[h] < 0 ? Truth.Unknown : TruthLogic.Of(_cruelty[h] == 1));
        return Or(_excepted[0][code], Or(_cruel[code], old));
    }

    private Truth Completed(int h) => _inchoate[h] switch { 0 => Truth.True, -1 => Truth.Unknown, -2 => Truth.True, _ => Truth.False };

    private Truth NeverTooOld(int h) => Listed(_neverTooOld, h);

    private Truth Listed(Truth[] list, int h) => And(_offense[h] < 0 ? Truth.Unknown : list[_offense[h]], Completed(h));

    private Truth Acquitted(int h) => Or(s_acquitted[_disposition[h] + 2], And(s_excused[_disposition[h] + 2], Truth.Unknown));

    private Truth AllAcquitted(int start, int end)
    {
        Truth all = Truth.True;
        for (int h = start; h < end; h++) all = And(all, Acquitted(h));
        return all;
    }

    /// <summary>The maximum term, from the penalty table where the record has none.</summary>
    private PeriodRange Maximum(int h, int first, int last)
    {
        Period recorded = _maximum[h];
        if (recorded.Months >= 0) return PeriodRange.Exactly(recorded);
        int grade = _grade[h];
        if (grade is >= 0 and <= 6) return PeriodRange.Exactly(s_byGrade[grade]);
        PeriodRange range = default;
        bool any = false;
        for (int k = 0; k <= 6; k++)
            if (Row(ByValue(grade, k), s_byGrade[k])) return range;
        Truth misdemeanor = ByValue(grade, 8), felony = ByValue(grade, 7);
        Truth again = And(And(Listed(_possession, h), misdemeanor), misdemeanor == Truth.False ? Truth.False : DrugConvictionBefore(h, first, last));
        if (Row(again, new(36, 0)) || Row(And(Listed(_possession, h), misdemeanor), s_year) || Row(And(Listed(_smallAmount, h), misdemeanor), new(0, 30))
            || Row(And(Listed(_paraphernalia, h), misdemeanor), s_year)) return range;
        Truth delivery = And(Listed(_delivery, h), felony);
        if (Row(And(delivery, ByValue(_drugClass[h], 0)), new(180, 0)) || Row(And(delivery, ByValue(_drugClass[h], 1)), new(120, 0))
            || Row(And(delivery, ByValue(_drugClass[h], 2)), s_fiveYears) || Row(delivery, new(36, 0))
            || Row(And(Listed(_driving, h), misdemeanor), new(6, 0))) return range;
        return any ? PeriodRange.Hull(range, PeriodRange.Missing(false)) : PeriodRange.Missing(false);

        bool Row(Truth test, Period value)
        {
            if (test == Truth.False) return false;
            range = any ? PeriodRange.Hull(range, PeriodRange.Exactly(value)) : PeriodRange.Exactly(value);
            any = true;
            return test == Truth.True;
        }
    }

    private Truth DrugConvictionBefore(int h, int first, int last)
    {
        int sure = 0, possible = 0;
        Quantity offended = Date(_offended[h], _offendedEnd[h]);
        for (int e = first; e < last; e++)
        {
            if (e == h) continue;
            int member = (int)And(And(s_conviction[_disposition[e] + 2], Listed(_drug, e)),
                QuantityLogic.Compare(Comparison.LessThan, Date(_disposed[e], _disposedEnd[e]), offended));
            sure += member >> 1;
            possible += (member + 1) >> 1;
        }

        return TruthLogic.AtLeast(1, sure, possible);
    }

    private Truth Passed(int h, int lastStart)
    {
        int first = _disposed[h];
        if (first >= 0) return _disposedEnd[h] <= lastStart ? Truth.True : first > lastStart ? Truth.False : Truth.Unknown;
        return first == DateColumn.NotYet ? Truth.False : Truth.Unknown;
    }

    private Quantity Date(int first, int last) => first >= 0 ? new(first, last)
        : first == DateColumn.NotYet ? new(_today + 1, LegalDate.LastDay) : LegalDate.AnyDay;

    private static Truth AtMostZero(long value) => value == NumberColumn.Missing ? Truth.Unknown : TruthLogic.Of(value <= 0);

    private static Outcome Decide(Truth covers, Truth answer) => answer switch
    {
        Truth.False => Outcome.NotEligible,
        Truth.True when covers == Truth.True => Outcome.Eligible,
        _ => Outcome.NeedsReview,
    };

    private static (int Sure, int Possible) Count(Truth[] members, int count) => Count(members.AsSpan(0, count));

    private static (int Sure, int Possible) Count(ReadOnlySpan<Truth> members)
    {
        int sure = 0, possible = 0;
        foreach (Truth member in members)
        {
            sure += (int)member >> 1;
            possible += ((int)member + 1) >> 1;
        }

        return (sure, possible);
    }

    private static Truth AtLeast(Truth[] members, int count, int needed)
    {
        (int sure, int possible) = Count(members, count);
        return TruthLogic.AtLeast(needed, sure, possible);
    }

    private static Truth ByValue(int code, int value) => code == value ? Truth.True : code == Runtime.Data.Column.MissingCode ? Truth.Unknown : Truth.False;

    private static Truth And(Truth a, Truth b) => a < b ? a : b;

    private static Truth Or(Truth a, Truth b) => a > b ? a : b;

    /// <summary>The truth of "is one of" for each code, with two places before for the blanks.</summary>
    private static Truth[] ByGrade(int count, params ImmutableArray<int> values) =>
        [Truth.Unknown, Truth.Unknown, .. Enumerable.Range(0, count).Select(code => TruthLogic.Of(values.Contains(code)))];

    private static Truth[] Any(params Truth[][] lists) =>
        [.. Enumerable.Range(0, lists[0].Length).Select(code => lists.Max(list => list[code]))];

    private static sbyte[] Blank(int count) => [.. Enumerable.Repeat(Runtime.Data.Column.MissingCode, count)];

    private (int[] First, int[] Last) Dates(string name)
    {
        DateColumn column = Column<DateColumn>(RecordKind.Charge, name);
        return (column.First, column.Last ?? column.First);
    }

    private Column? Find(RecordKind kind, string name) => _data.Schema.Find(kind, name) is { } field ? _data.ColumnOf(field) : null;

    private T Column<T>(RecordKind kind, string name) where T : Column =>
        Find(kind, name) as T ?? throw new InvalidOperationException($"the synthetic population has no {name}");
}
