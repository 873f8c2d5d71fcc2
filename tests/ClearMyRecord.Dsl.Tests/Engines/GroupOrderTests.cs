using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>Groups in order, as a statute asks for them, against what the same words mean of a record without blanks, worked out here by hand: both
/// engines say that of complete records; of others nothing that some filling of the blanks contradicts; and the second look finds what all fillings agree on.</summary>
public sealed class GroupOrderTests
{
    private const string Law = """
        statute "Order of episodes"
            jurisdiction US-XX

        record charge
            number      is a number, may not apply   "number shared by the charges of one episode"
            day         is a date                    "day of the offense"
            convicted   is yes or no                 "whether it ended in a conviction"

        group episode gathers charges of a person by number

        define first day of an episode as earliest day of charges of the episode
        define size of an episode as count of charges of the episode
        define held of an episode as there is a charge of the episode where convicted

        relief "second" for a person
            effect sealed, automatic
            reaches charges of the person
            when the second earliest episode of the person by first day is before 2015-01-01, no if none

        relief "one of two held" for a person
            effect sealed, automatic
            reaches charges of the person
            when the second latest (episode of the person where held) by first day is on or after 2015-01-01, yes if none

        relief "largest" for a person
            effect sealed, automatic
            reaches charges of the person
            when highest size of episodes of the person is at least 2, no if none

        relief "second largest" for a person
            effect sealed, automatic
            reaches charges of the person
            when the second latest episode of the person by size is at least 2, no if none

        relief "third" for a person
            effect sealed, automatic
            reaches charges of the person
            when the third earliest episode of the person by first day is before 2015-01-01, no if none

        relief "last" for a person
            effect sealed, automatic
            reaches charges of the person
            when latest first day of episodes of the person is before 2015-01-01, no if none

        relief "behind another" for an episode
            effect sealed, automatic
            when the second earliest other episode of the person by first day is before 2015-01-01, no if none

        relief "only one" for an episode
            effect sealed, automatic
            when held
            limited to 1 per person, earliest first day first

        relief "two at most" for an episode
            effect sealed, automatic
            when held
            limited to 2 per person, latest first day first
        """;

    private static readonly int s_cut = Sample.Day("2015-01-01");

    private static readonly ImmutableArray<int> s_days = [.. ((string[])["2010-01-01", "2014-12-31", "2015-01-01", "2019-05-05", "2020-06-06"]).Select(Sample.Day)];

    /// <summary>With a number that every charge has, recorded or not, and with one that some have none of.</summary>
    private static readonly Compilation s_always = Compile(Law.Replace(", may not apply", "", StringComparison.Ordinal)), s_perhaps = Compile(Law);

    public static TheoryData<bool> MayBeNone => [false, true];

    private static Compilation LawWhere(bool mayBeNone) => mayBeNone ? s_perhaps : s_always;

    /// <summary>A charge as it truly is.</summary>
    /// <param name="Number">Null where it is in no episode.</param>
    private sealed record Truly(int? Number, int Day, bool Convicted);

    private sealed record Episode(int Number, int FirstDay, int Size, bool Held);

    /// <summary>What a relief says of a record without blanks: yes, no, a tie (null); of each charge, or of the person for whichever charge.</summary>
    private static readonly ImmutableArray<(string Relief, Func<ImmutableArray<Episode>, Truly, bool?> Says)> s_answers =
    [
        ("second", (all, _) => Day(all, e => e.FirstDay, 2, latest: false) < s_cut),
        ("one of two held", (all, _) => Day([.. all.Where(e => e.Held)], e => e.FirstDay, 2, latest: true) is not { } day || day >= s_cut),
        ("largest", (all, _) => Day(all, e => e.Size, 1, latest: true) >= 2),
        ("second largest", (all, _) => Day(all, e => e.Size, 2, latest: true) >= 2),
        ("third", (all, _) => Day(all, e => e.FirstDay, 3, latest: false) < s_cut),
        ("last", (all, _) => Day(all, e => e.FirstDay, 1, latest: true) < s_cut),
        ("behind another", (all, own) => own.Number is null ? false : Day([.. all.Where(e => e.Number != own.Number)], e => e.FirstDay, 2, latest: false) < s_cut),
        ("only one", (all, own) => Capped(all, own, 1, e => e.FirstDay)),
        ("two at most", (all, own) => Capped(all, own, 2, e => -e.FirstDay)),
    ];

    private static int? Day(ImmutableArray<Episode> episodes, Func<Episode, int> value, int place, bool latest)
    {
        int[] ordered = [.. (latest ? episodes.OrderByDescending(value) : episodes.OrderBy(value)).Select(value)];
        return place <= ordered.Length ? ordered[place - 1] : null;
    }

    private static bool? Capped(ImmutableArray<Episode> all, Truly own, int most, Func<Episode, int> rank)
    {
        if (all.FirstOrDefault(e => e.Number == own.Number) is not { Held: true } mine) return false;
        int before = all.Count(e => e.Held && rank(e) < rank(mine)), tied = all.Count(e => e.Held && e != mine && rank(e) == rank(mine));
        return before >= most ? false : before + tied < most ? true : null;
    }

    [Theory]
    [MemberData(nameof(MayBeNone))]
    public void Both_engines_say_of_complete_records_what_the_words_mean(bool mayBeNone)
    {
        Random dice = new(7);
        Compilation law = LawWhere(mayBeNone);
        ImmutableArray<Truly>[] people = [.. Enumerable.Range(0, Trials.Count(300)).Select(_ => Person(dice, mayBeNone))];
        CaseData data = Data(law, people.Select(person => person.Select(charge => Known(charge)).ToImmutableArray()));
        foreach (IEvaluator engine in (IEvaluator[])[law.Interpreter, law.Evaluator])
            AssertSays(engine.Evaluate(data, 0, people.Length, Options(0)), people);
    }

    [Theory]
    [MemberData(nameof(MayBeNone))]
    public void What_is_said_of_blanks_holds_however_they_are_filled(bool mayBeNone)
    {
        Random dice = new(11);
        Compilation law = LawWhere(mayBeNone);
        int settled = 0, review = 0;
        for (int trial = 0; trial < Trials.Count(150); trial++)
        {
            ImmutableArray<Truly> person = Person(dice, mayBeNone);
            ImmutableArray<ImmutableArray<Cell>> cells = [.. person.Select(charge => Blanked(dice, charge))];
            CaseData data = Data(law, [cells]);
            Assert.Null(EnginesAgree.FindDifference(law.Interpreter, law.Evaluator, data, Options(0)));
            Decisions plain = law.Interpreter.Evaluate(data, 0, 1, Options(0)), tried = law.Interpreter.Evaluate(data, 0, 1, Options(20_000));
            ImmutableArray<Truly>[] fillings = [.. Fillings(cells, [], mayBeNone)];
            // A blank day could be any, and not only one of those tried here.
            bool areAll = cells.All(charge => charge[1].State == ValueState.Known);
            for (int r = 0; r < s_answers.Length; r++)
                for (int i = 0; i < plain.Reliefs[r].Count; i++)
                {
                    bool?[] possible = [.. fillings.Select(filling => Says(r, filling, i)).Distinct()];
                    foreach (Outcome said in (Outcome[])[plain.Reliefs[r].Outcomes[i], tried.Reliefs[r].Outcomes[i]])
                        if (said != Outcome.NeedsReview) Assert.True(possible is [var only] && only == (said == Outcome.Eligible), Fault(said));
                    if (possible is [{ }] && areAll) Assert.True(tried.Reliefs[r].Outcomes[i] != Outcome.NeedsReview, Fault(Outcome.NeedsReview));
                    if (possible is [{ }] && plain.Reliefs[r].Outcomes[i] == Outcome.NeedsReview) settled++;
                    if (possible.Length > 1) review++;

                    string Fault(Outcome said) => $"{s_answers[r].Relief} of {i}: {said}, and fillings give {string.Join(", ", possible)}, with "
                        + string.Join("; ", cells.Select(charge => string.Join(' ', charge.Select(cell => cell.State == ValueState.Known ? $"{cell.First}" : $"{cell.State}"))));
                }
        }

        // Some of each, or the test shows nothing.
        Assert.True(settled > 20 && review > 100, $"{settled} needed a second look, {review} hang on a blank");
    }

    private static void AssertSays(Decisions decisions, ImmutableArray<Truly>[] people)
    {
        for (int r = 0; r < s_answers.Length; r++)
        {
            ReliefDecisions relief = decisions.Reliefs[r];
            Assert.Equal(s_answers[r].Relief, relief.Relief.Name);
            int row = 0;
            foreach (ImmutableArray<Truly> person in people)
                for (int i = 0; i < (relief.Relief.Subject == RecordKind.Person ? 1 : person.Length); i++, row++)
                {
                    Outcome expected = Says(r, person, i) switch { true => Outcome.Eligible, null => Outcome.NeedsReview, _ => Outcome.NotEligible };
                    if (relief.Relief.Subject != RecordKind.Person && person[i].Number is null) expected = Outcome.NotCovered;
                    Assert.True(expected == relief.Outcomes[row], $"{s_answers[r].Relief}: {relief.Outcomes[row]}, not {expected}, of {i} among {string.Join(", ", person)}");
                }
        }
    }

    private static bool? Says(int relief, ImmutableArray<Truly> person, int charge) => s_answers[relief].Says(
        [.. person.Where(c => c.Number is not null).GroupBy(c => c.Number ?? 0, (number, c) => (Number: number, Charges: c.ToList()))
            .Select(e => new Episode(e.Number, e.Charges.Min(c => c.Day), e.Charges.Count, e.Charges.Exists(c => c.Convicted)))], person[charge]);

    private static ImmutableArray<Truly> Person(Random dice, bool mayBeNone) =>
        [.. Enumerable.Range(0, dice.Next(1, 5)).Select(_ => new Truly(mayBeNone && dice.Next(8) == 0 ? null : dice.Next(3), s_days[dice.Next(s_days.Length)], dice.Next(4) > 0))];

    private static ImmutableArray<Cell> Known(Truly charge) =>
        [charge.Number is { } number ? Number(number) : new(ValueState.NotApplicable), Number(charge.Day), Number(charge.Convicted ? 1 : 0)];

    private static ImmutableArray<Cell> Blanked(Random dice, Truly charge) =>
        [.. Known(charge).Select((cell, field) => dice.Next(field == 0 ? 3 : 8) == 0 ? Cell.Missing : cell)];

    private static Cell Number(int value) => new(ValueState.Known, value, value);

    /// <summary>All fillings of the blanks: a missing number is that of another charge, one of its own, or none.</summary>
    private static IEnumerable<ImmutableArray<Truly>> Fillings(ImmutableArray<ImmutableArray<Cell>> cells, ImmutableArray<Truly> filled, bool mayBeNone)
    {
        if (filled.Length == cells.Length) return [filled];
        (Cell number, Cell day, Cell convicted) = (cells[filled.Length][0], cells[filled.Length][1], cells[filled.Length][2]);
        int own = 100 + filled.Length;
        IEnumerable<int?> numbers = number.State == ValueState.Known ? [number.First] : number.State == ValueState.NotApplicable ? [null]
            : [.. cells.Where(c => c[0].State == ValueState.Known).Select(c => (int?)c[0].First).Concat(filled.Select(c => c.Number)).Append(own).Append(mayBeNone ? null : own).Distinct()];
        IEnumerable<int> days = day.State == ValueState.Known ? [day.First] : s_days;
        IEnumerable<bool> convictions = convicted.State == ValueState.Known ? [convicted.First == 1] : [true, false];
        return from n in numbers from d in days from c in convictions from rest in Fillings(cells, filled.Add(new(n, d, c)), mayBeNone) select rest;
    }

    private static CaseData Data(Compilation law, IEnumerable<ImmutableArray<ImmutableArray<Cell>>> people)
    {
        ImmutableArray<ImmutableArray<ImmutableArray<Cell>>> all = [.. people];
        RecordSchema schema = law.Program.Schema;
        FieldDefinition[] fields = [.. ((string[])["number", "day", "convicted"]).Select(name => schema.Find(RecordKind.Charge, name) ?? throw new InvalidOperationException(name))];
        List<int> firstCharge = [0];
        foreach (var person in all) firstCharge.Add(firstCharge[^1] + person.Length);
        TrialRecord record = new(schema, [.. Enumerable.Range(0, all.Length + 1)], [.. firstCharge]);
        int row = 0;
        foreach (ImmutableArray<Cell> charge in all.SelectMany(person => person))
        {
            for (int field = 0; field < fields.Length; field++) record[fields[field], row] = charge[field];
            row++;
        }

        return record.ToData(leaveOutEmpty: false);
    }

    private static EvaluationOptions Options(int mostTrials) => new() { Today = Sample.Day("2024-06-15"), FindFirstDates = false, MostTrials = mostTrials };

    private static Compilation Compile(string text)
    {
        Compilation law = new(new SourceText("order.statute", text.ReplaceLineEndings("\n")), new NoFiles());
        Assert.True(law.Diagnostics.IsEmpty, DiagnosticRenderer.Render(law.Diagnostics));
        Assert.Empty(IrInvariants.Check(law.Program));
        return law;
    }

    private sealed class NoFiles : IStatuteLibrary
    {
        public SourceText? Find(string path, SourceText from) => null;
    }
}
