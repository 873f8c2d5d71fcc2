using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>
/// Most records in review are there for good reason: two ways of filling in their blanks give two answers. So the blanks of all of them
/// are filled in a few ways and the fast engine decides; whom that shows to be in review for good reason need not be looked at one by one.
/// </summary>
/// <remarks>INVARIANT: a blank is filled only with what the exact check would try too, so it could not have found one answer either.</remarks>
internal sealed class QuickFillings(IEvaluator fast, ProgramTables tables)
{
    /// <summary>How often all are filled in; after each round only those go on whose answers agreed so far.</summary>
    private static readonly ImmutableArray<int> s_rounds = [2, 4, 10];

    private readonly FieldDefinition[] _fields = FieldsTried(tables);
    private readonly ConditionalWeakTable<EvaluationOptions, EvaluationOptions[]> _options = [];

    /// <summary>Takes those out of a list of what is in review whose answer hangs on their blanks.</summary>
    public void TakeOut(OpenAnswers open, CaseData data, EvaluationOptions options)
    {
        EvaluationOptions[] ways = _options.GetValue(options, OptionsOf);
        int way = 0;
        foreach (int passes in s_rounds)
        {
            int[] people = [.. open.People];
            if (people.Length == 0) return;
            FilledRecords records = new(data.Of(people), _fields, options.Today);
            for (int last = way + passes; way < last; way++)
                open.Hear(people, fast.Evaluate(records.Filled(way), 0, people.Length, ways[way]));
        }
    }

    /// <summary>Open questions of the law are given a reading each.</summary>
    private EvaluationOptions[] OptionsOf(EvaluationOptions options)
    {
        EvaluationOptions plain = options with { FindFirstDates = false, KeepConditions = false, MostTrials = 0 };
        QuestionInfo[] open = [.. tables.Program.Info.Questions.Where((question, i) =>
            question.Default is null && !options.Readings.ContainsKey(question.Name) && !tables.Presumed.HasQuestion(i))];
        return [.. Enumerable.Range(0, s_rounds.Sum()).Select(way => open.Length == 0 ? plain : plain with
        {
            Readings = options.Readings.SetItems(open.Select((question, i) =>
                KeyValuePair.Create(question.Name, question.Readings[(int)(FilledRecords.Choice(way, i, 0) % (uint)question.Readings.Length)]))),
        })];
    }

    private static FieldDefinition[] FieldsTried(ProgramTables tables)
    {
        IrExpr[] nodes = [.. IrTree.RootsOf(tables.Program).SelectMany(IrTree.SelfAndDescendants)];
        // A field with a derivation stays blank: what it is then, the derivation says.
        HashSet<FieldDefinition> derived = [.. nodes.OfType<IrFieldOr>().Select(node => node.Field.Field), .. nodes.OfType<IrYesNoOr>().Select(node => node.Field.Field)];
        IEnumerable<FieldDefinition> read = nodes.SelectMany(IrTree.FieldsOf).Select(pair => pair.Field);
        if (tables.Inchoate is { } inchoate) read = read.Append(inchoate);
        return [.. read.Distinct().Where(field => !derived.Contains(field) && !tables.Presumed.Has(field))];
    }
}

/// <summary>Which answers of a range of people are open, and what the fillings heard of so far made of them.</summary>
internal sealed class OpenAnswers
{
    private readonly CaseData _data;
    private readonly Decisions _decisions;
    private readonly Truth?[][] _subjects;
    private readonly Truth?[]?[] _charges;

    // "Unknown" stands for an answer that is out of the list: two fillings disagreed.
    public OpenAnswers(CaseData data, Decisions decisions)
    {
        (_data, _decisions) = (data, decisions);
        _subjects = [.. decisions.Reliefs.Select(relief => new Truth?[relief.Count])];
        _charges = [.. decisions.Reliefs.Select(relief => relief.Reached is { } reached ? new Truth?[reached.Length] : null)];
    }

    public bool IsOpenSubject(int relief, int index) =>
        _decisions.Reliefs[relief].Outcomes[index] == Outcome.NeedsReview && _subjects[relief][index] != Truth.Unknown;

    public bool IsOpenCharge(int relief, int index) =>
        _decisions.Reliefs[relief].Reached is { } reached && reached[index] == Truth.Unknown && _charges[relief]?[index] != Truth.Unknown;

    public IEnumerable<int> People => Enumerable.Range(_decisions.FirstPerson, _decisions.PersonCount).Where(HasOpen);

    public bool HasOpen(int person)
    {
        for (int r = 0; r < _decisions.Reliefs.Length; r++)
        {
            ReliefDecisions relief = _decisions.Reliefs[r];
            (int start, int end) = _data.RowsOf(relief.Relief.Subject, person);
            for (int row = start; row < end; row++)
                if (IsOpenSubject(r, row - relief.FirstRow)) return true;
            if (relief.Reached is null) continue;
            (start, end) = _data.RowsOf(RecordKind.Charge, person);
            for (int row = start; row < end; row++)
                if (IsOpenCharge(r, row - relief.FirstCharge)) return true;
        }

        return false;
    }

    /// <param name="people">Whom the decisions are of, in order.</param>
    public void Hear(int[] people, Decisions filled)
    {
        for (int r = 0; r < _decisions.Reliefs.Length; r++)
        {
            ReliefDecisions relief = _decisions.Reliefs[r], other = filled.Reliefs[r];
            int subject = 0, charge = 0;
            foreach (int person in people)
            {
                (int start, int end) = _data.RowsOf(relief.Relief.Subject, person);
                for (int row = start; row < end; row++, subject++)
                    if (other.Outcomes[subject] != Outcome.NeedsReview)
                        Hear(_subjects[r], row - relief.FirstRow, TruthLogic.Of(other.Outcomes[subject] == Outcome.Eligible));
                if (_charges[r] is not { } charges || other.Reached is not { } reached) continue;
                (start, end) = _data.RowsOf(RecordKind.Charge, person);
                for (int row = start; row < end; row++, charge++)
                    if (reached[charge] != Truth.Unknown) Hear(charges, row - relief.FirstCharge, reached[charge]);
            }
        }
    }

    private static void Hear(Truth?[] heard, int index, Truth answer) => heard[index] = heard[index] is { } before && before != answer ? Truth.Unknown : answer;
}
