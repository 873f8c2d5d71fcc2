using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Compiled;

/// <summary>
/// One thread's work over a range of people; generated code derives from it. The loops over people, cases and charges are
/// generated; here is what does not depend on the program: blocks of people and the search for first days.
/// </summary>
public abstract class BatchWorker(CompiledRun run, CaseData data)
{
    /// <summary>Charges of one block of people, so that what is computed once per charge stays in the processor's first cache.</summary>
    private const int ChargesPerBlock = 4096;

    private readonly DayBuffer _days = new();
    private Pending[] _pending = new Pending[16];

    protected CompiledRun Run { get; } = run;

    protected int[] FirstCase { get; } = data.FirstCase;

    protected int[] FirstCharge { get; } = data.FirstCharge;

    protected int[] CaseOfCharge { get; } = data.CaseOfCharge;

    protected int[] PersonOfCase { get; } = data.PersonOfCase;

    protected bool Keep { get; } = run.KeepConditions;

    protected bool LawMoves { get; } = run.LawChanges.Length > 0;

    /// <summary>The first case of the block: index 0 of what is computed once per case.</summary>
    protected int BlockCase { get; private set; }

    /// <summary>The first charge of the block: index 0 of what is computed once per charge.</summary>
    protected int BlockCharge { get; private set; }

    /// <summary>The rows of the person at hand.</summary>
    protected int CaseStart { get; private set; }

    protected int CaseEnd { get; private set; }

    protected int ChargeStart { get; private set; }

    protected int ChargeEnd { get; private set; }

    /// <summary>Tells what was computed for this person from what is left over. Never 0.</summary>
    protected int PersonStamp { get; private set; }

    /// <summary>Tells what was computed for this person on this day. Never 0.</summary>
    protected int DayStamp { get; private set; }

    /// <summary>The presumptions that the subject at hand met.</summary>
    protected ulong Presumed { get; set; }

    /// <summary>Whether the subject at hand met something missing that a presumption or a test for it answered.</summary>
    protected bool Rests { get; set; }

    protected int PendingCount { get; private set; }

    private struct Pending
    {
        public int Relief, Case, Row;

        /// <summary>What the conditions come to that time does not change.</summary>
        public Truth Fixed;

        /// <summary>Whether a cap failed before while everything else was open.</summary>
        public bool Doubt;
    }

    /// <summary>Decides all people of the decisions' range and fills the decisions in.</summary>
    public void Decide(Decisions decisions)
    {
        Begin(decisions);
        int end = decisions.FirstPerson + decisions.PersonCount;
        for (int person = decisions.FirstPerson; person < end;)
        {
            int blockEnd = EndOfBlock(person, end);
            (BlockCase, BlockCharge) = (FirstCase[person], FirstCharge[FirstCase[person]]);
            Prepare(FirstCase[blockEnd] - BlockCase, FirstCharge[FirstCase[blockEnd]] - BlockCharge);
            DecideBlock(person, blockEnd);
            person = blockEnd;
        }
    }

    private int EndOfBlock(int person, int end)
    {
        int limit = FirstCharge[FirstCase[person]] + ChargesPerBlock, blockEnd = person + 1;
        while (blockEnd < end && blockEnd - person < ChargesPerBlock && FirstCharge[FirstCase[blockEnd + 1]] <= limit) blockEnd++;
        return blockEnd;
    }

    /// <summary>Takes the columns of the decisions.</summary>
    protected abstract void Begin(Decisions decisions);

    /// <summary>Makes room for a block that begins at <see cref="BlockCase"/> and <see cref="BlockCharge"/>.</summary>
    protected abstract void Prepare(int cases, int charges);

    protected abstract void DecideBlock(int firstPerson, int endPerson);

    protected abstract void SetDay(CompiledDay day);

    /// <summary>Computes again, for the person at hand, what changes with the day.</summary>
    protected abstract void Refill(int person);

    /// <summary>Adds the days on which the answer may change, under the law of the day at hand.</summary>
    protected abstract void CollectDays(int relief, int person, int caseRow, int row, DayBuffer days);

    /// <summary>What the conditions come to that time changes, on the day at hand.</summary>
    protected abstract Truth AnswerOfDay(int relief, int person, int caseRow, int row);

    /// <summary>The same but for caps on how many may have the relief; "no" where it has none.</summary>
    protected virtual Truth ButForLimitOfDay(int relief, int person, int caseRow, int row) => Truth.False;

    /// <summary>Records the day found, with what the answer of that day rests on.</summary>
    protected abstract void SetFirstDay(int relief, int person, int caseRow, int row, Outcome outcome, int day);

    protected void BeginPerson(int person)
    {
        (CaseStart, CaseEnd) = (FirstCase[person], FirstCase[person + 1]);
        (ChargeStart, ChargeEnd) = (FirstCharge[CaseStart], FirstCharge[CaseEnd]);
        PersonStamp++;
        DayStamp++;
    }

    /// <summary>Notes a subject whose answer is "no" today for a reason that time may cure.</summary>
    protected void AddPending(int relief, int caseRow, int row, Truth fixedAnswer, bool doubt = false)
    {
        if (!Run.FindFirstDates) return;
        if (PendingCount == _pending.Length) Array.Resize(ref _pending, PendingCount * 2);
        _pending[PendingCount++] = new() { Relief = relief, Case = caseRow, Row = row, Fixed = fixedAnswer, Doubt = doubt };
    }

    /// <summary>Finds the first later day on which the answer is not "no", for every pending subject of the person at hand.</summary>
    protected void FindFirstDays(int person)
    {
        CompiledDay today = Run.DayAt(Run.Today);
        foreach (int day in DaysToTry(person, today))
        {
            Move(person, Run.DayAt(day));
            TryDay(person, day);
            if (PendingCount == 0) break;
        }

        PendingCount = 0;
        SetDay(today);
    }

    private ReadOnlySpan<int> DaysToTry(int person, CompiledDay today)
    {
        _days.Clear(Run.Today + 1, Run.LastDay);
        Collect();
        foreach (int change in Run.LawChanges)
        {
            _days.Add(change);
            // The same record gives other days under the law after the change.
            Move(person, Run.DayAt(change));
            Collect();
        }

        return _days.Sorted();

        void Collect()
        {
            for (int i = 0; i < PendingCount; i++)
                CollectDays(_pending[i].Relief, person, _pending[i].Case, _pending[i].Row, _days);
        }
    }

    private void TryDay(int person, int day)
    {
        int left = 0;
        for (int i = 0; i < PendingCount; i++)
        {
            Pending pending = _pending[i];
            Truth answer = AnswerOfDay(pending.Relief, person, pending.Case, pending.Row);
            if (answer == Truth.False)
            {
                // Time does not cure a cap: where it alone stands in the way, no later day is looked for.
                Truth rest = TruthLogic.And(pending.Fixed, ButForLimitOfDay(pending.Relief, person, pending.Case, pending.Row));
                if (rest == Truth.True) continue;
                pending.Doubt |= rest == Truth.Unknown;
                _pending[left++] = pending;
            }
            else
            {
                bool sure = TruthLogic.And(answer, pending.Fixed) == Truth.True && !pending.Doubt;
                SetFirstDay(pending.Relief, person, pending.Case, pending.Row, sure ? Outcome.NotYet : Outcome.NotYetAtEarliest, day);
            }
        }

        PendingCount = left;
    }

    private void Move(int person, CompiledDay day)
    {
        DayStamp++;
        SetDay(day);
        Refill(person);
    }
}
