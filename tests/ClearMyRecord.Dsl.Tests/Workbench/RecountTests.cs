using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;
using ClearMyRecord.Dsl.Workbench.Measures;
using ClearMyRecord.Dsl.Workbench.Populations;
using ClearMyRecord.Dsl.Workbench.Simulation;
using CsCheck;

namespace ClearMyRecord.Dsl.Tests.Workbench;

/// <summary>The tallies against a recount that goes person by person, the slow and plain way.</summary>
public class RecountTests
{
    private static readonly EvaluationOptions s_options = new() { Today = SampleLaw.Today, KeepConditions = true };

    private static readonly Gen<(int Seed, int People, RecordKind Subject)> s_cases =
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 60], Gen.Enum<RecordKind>());

    private sealed record World(CaseData Data, RandomLaw Law, RandomLaw Bill, ComparisonResult Result)
    {
        public static World Of(int seed, int people, RecordKind subject)
        {
            CaseData data = SmallWorld.People(seed, 0, people);
            RandomLaw law = new(seed, RandomLaw.Relief("shared", subject, 3), RandomLaw.Relief("repealed", RecordKind.Charge, 2));
            RandomLaw bill = new(seed + 1, RandomLaw.Relief("enacted", RecordKind.Case, 2), RandomLaw.Relief("shared", subject, 4));
            RunSettings settings = new()
            {
                PeoplePerBatch = 9, GroupBy = ["race"],
                Definitions = [ChargeDefinition.FromValues(SmallWorld.Schema, "felonies", "grade", "F")],
            };
            return new(data, law, bill, PolicyComparison.Run(law, bill, Population.Loaded(data, "loaded"), s_options, s_options, settings));
        }

        public ReliefDecisions Decide(RandomLaw law, string relief) =>
            law.Evaluate(Data, 0, Data.PersonCount, s_options).Reliefs.Single(r => r.Relief.Name == relief);

        public IEnumerable<int> RowsOf(ReliefDecisions decisions, int person)
        {
            (int start, int end) = Data.RowsOf(decisions.Relief.Subject, person);
            return Enumerable.Range(start, end - start);
        }

        public bool Has(ReliefDecisions decisions, int person, Outcome outcome) =>
            RowsOf(decisions, person).Any(row => decisions.Outcomes[row] == outcome);

        public IEnumerable<int> Everybody => Enumerable.Range(0, Data.PersonCount);

        public Standing StandingOf(ReliefDecisions decisions, int person) =>
            Has(decisions, person, Outcome.Eligible) ? Standing.Yes
            : Has(decisions, person, Outcome.NeedsReview) ? Standing.Review : Standing.No;
    }

    [Fact]
    public void Gains_and_losses() => s_cases.Sample((seed, people, subject) =>
    {
        World world = World.Of(seed, people, subject);
        ReliefDecisions law = world.Decide(world.Law, "shared"), bill = world.Decide(world.Bill, "shared");
        ReliefChange change = world.Result.Reliefs.Single(r => r.Name == "shared");
        foreach (Standing before in Enum.GetValues<Standing>())
            foreach (Standing after in Enum.GetValues<Standing>())
            {
                Assert.Equal(
                    world.Everybody.Count(p => world.StandingOf(law, p) == before && world.StandingOf(bill, p) == after),
                    change.People[before, after]);
                Assert.Equal(
                    Enumerable.Range(0, law.Count).Count(row =>
                        StandingOf(law.Outcomes[row]) == before && StandingOf(bill.Outcomes[row]) == after),
                    change.Subjects?[before, after]);
            }

        Assert.Equal(people, change.People.All);
        Assert.Equal(world.Everybody.Count(p => world.StandingOf(world.Decide(world.Law, "repealed"), p) == Standing.Yes),
            world.Result.Reliefs.Single(r => r.Name == "repealed").People.LostForCertain);
        Assert.Equal(world.Everybody.Count(p => world.StandingOf(world.Decide(world.Bill, "enacted"), p) == Standing.Yes),
            world.Result.Reliefs.Single(r => r.Name == "enacted").People.GainedForCertain);
        Assert.Equal(["shared", "repealed", "enacted"], world.Result.Reliefs.Select(r => r.Name));
    }, iter: 60);

    [Fact]
    public void Any_relief_and_groups() => s_cases.Sample((seed, people, subject) =>
    {
        World world = World.Of(seed, people, subject);
        bool Any(RandomLaw law, string a, string b, int p, Outcome outcome) =>
            world.Has(world.Decide(law, a), p, outcome) || world.Has(world.Decide(law, b), p, outcome);
        bool[] gained = [.. world.Everybody.Select(p =>
            !Any(world.Law, "shared", "repealed", p, Outcome.Eligible) && !Any(world.Law, "shared", "repealed", p, Outcome.NeedsReview)
            && Any(world.Bill, "shared", "enacted", p, Outcome.Eligible))];
        Assert.Equal(gained.Count(g => g), world.Result.AnyRelief.GainedForCertain);
        Column race = world.Data.ColumnOf(SmallWorld.Field(RecordKind.Person, "race")) ?? throw new InvalidOperationException("no race");
        foreach (GroupChange group in Assert.Single(world.Result.Groups).Groups)
        {
            Assert.Equal(world.Everybody.Count(p => race.TextAt(p) == group.Value), group.People);
            Assert.Equal(world.Everybody.Count(p => race.TextAt(p) == group.Value && gained[p]), group.AnyRelief.GainedForCertain);
        }
    }, iter: 40);

    [Fact]
    public void Clauses_that_stop_those_who_gain() => s_cases.Sample((seed, people, subject) =>
    {
        World world = World.Of(seed, people, subject);
        ReliefDecisions law = world.Decide(world.Law, "shared"), bill = world.Decide(world.Bill, "shared");
        Truth[][] truths = law.Conditions ?? throw new InvalidOperationException("no conditions");
        Dictionary<string, int> expected = [];
        foreach (int p in world.Everybody)
        {
            if (world.StandingOf(law, p) != Standing.No || world.StandingOf(bill, p) != Standing.Yes) continue;
            string reason = world.RowsOf(law, p).Where(row => bill.Outcomes[row] == Outcome.Eligible)
                .Select(row => law.Outcomes[row] == Outcome.NotCovered ? "not covered" : string.Join(",",
                    Enumerable.Range(0, truths.Length).Where(k => law.Relief.Conditions[k].Stops(truths[k][row]))))
                .OrderBy(set => set == "not covered").ThenBy(set => set.Length).ThenBy(set => set, StringComparer.Ordinal).First();
            expected[reason] = expected.GetValueOrDefault(reason) + 1;
        }

        Assert.Equal(
            expected.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Key, (long)e.Value)),
            world.Result.Reliefs.Single(r => r.Name == "shared").GainedBecause
                .Select(c => (c.NotCovered ? "not covered" : string.Join(",", c.Clauses), c.People)).OrderBy(e => e.Item1, StringComparer.Ordinal));
    }, iter: 60);

    [Fact]
    public void Outcomes_presumptions_and_what_rests_on_the_missing() => s_cases.Sample((seed, people, subject) =>
    {
        World world = World.Of(seed, people, subject);
        ReliefDecisions law = world.Decide(world.Law, "shared"), other = world.Decide(world.Law, "repealed");
        ReliefResult relief = world.Result.Law.Reliefs.Single(r => r.Relief.Name == "shared");
        foreach (Outcome outcome in Enum.GetValues<Outcome>())
        {
            Assert.Equal(law.Outcomes.Count(o => o == outcome), relief.Subjects[outcome]);
            Outcome[] better = OutcomeCounts.BestFirst.TakeWhile(o => o != outcome).ToArray();
            Assert.Equal(
                world.Everybody.Count(p => !better.Any(b => world.Has(law, p, b))
                    && (world.Has(law, p, outcome) || (outcome == Outcome.NotCovered && !world.RowsOf(law, p).Any()))),
                relief.People[outcome]);
        }

        Assert.Equal(world.Everybody.Count(p => world.RowsOf(law, p).Any(row => law.RestsOnMissing[row])), relief.PeopleRestOnMissing);
        for (int k = 0; k < 2; k++)
        {
            PresumptionUse use = world.Result.Law.Presumptions[k];
            bool Used(ReliefDecisions decisions, int row) => (decisions.Presumed[row] & (1UL << k)) != 0;
            Assert.Equal(
                Enumerable.Range(0, law.Count).Count(r => Used(law, r)) + Enumerable.Range(0, other.Count).Count(r => Used(other, r)), use.Subjects);
            Assert.Equal(
                world.Everybody.Count(p => world.RowsOf(law, p).Any(r => Used(law, r)) || world.RowsOf(other, p).Any(r => Used(other, r))), use.People);
        }
    }, iter: 40);

    [Fact]
    public void Waterfalls() => s_cases.Sample((seed, people, subject) =>
    {
        World world = World.Of(seed, people, subject);
        ReliefDecisions law = world.Decide(world.Law, "shared");
        Truth[][] truths = law.Conditions ?? throw new InvalidOperationException("no conditions");
        ReliefResult relief = world.Result.Law.Reliefs.Single(r => r.Relief.Name == "shared");
        Waterfall records = relief.SubjectWaterfall ?? throw new InvalidOperationException("no waterfall");
        Waterfall persons = relief.PeopleWaterfall ?? throw new InvalidOperationException("no waterfall");
        bool Stops(int k, int row) => law.Outcomes[row] != Outcome.Eligible && law.Relief.Conditions[k].Stops(truths[k][row]);
        bool Passes(int row, int conditions) => Enumerable.Range(0, conditions).All(k => !Stops(k, row));
        int[] covered = [.. Enumerable.Range(0, law.Count).Where(row => law.Outcomes[row] != Outcome.NotCovered)];
        bool PersonPasses(int p, int conditions) =>
            world.RowsOf(law, p).Any(row => law.Outcomes[row] != Outcome.NotCovered && Passes(row, conditions));

        for (int k = 0; k < truths.Length; k++)
        {
            Assert.Equal(covered.Count(row => Passes(row, k + 1)), records.Steps[k].Left.Possible);
            Assert.Equal(covered.Count(row => Passes(row, k) && Stops(k, row)), records.Steps[k].Lost);
            Assert.Equal(world.Everybody.Count(p => PersonPasses(p, k + 1)), persons.Steps[k].Left.Possible);
            Assert.Equal(world.Everybody.Count(p => PersonPasses(p, k) && !PersonPasses(p, k + 1)), persons.Steps[k].Lost);
            bool Sole(int row) => law.Outcomes[row] is not Outcome.Eligible and not Outcome.NotCovered
                && Enumerable.Range(0, truths.Length).All(other => law.Relief.Conditions[other].Stops(truths[other][row]) == (other == k))
                && Enumerable.Range(0, truths.Length).All(other => truths[other][row] != Truth.Unknown);
            Assert.Equal(covered.Count(Sole), records.Steps[k].SoleBarrier.Sure);
            Assert.Equal(
                world.Everybody.Count(p => !world.Has(law, p, Outcome.Eligible) && world.RowsOf(law, p).Any(Sole)),
                persons.Steps[k].SoleBarrier.Sure);
        }

        Assert.Equal(covered.Length, records.Start);
        Assert.Equal(records.Start, records.Steps.Sum(s => s.Lost) + records.Eligible + records.Review + records.Otherwise);
        Assert.Equal(persons.Start, persons.Steps.Sum(s => s.Lost) + persons.Eligible + persons.Review + persons.Otherwise);
        Assert.Equal(law.Outcomes.Count(o => o == Outcome.Eligible), records.Eligible);
        Assert.Equal(relief.People.Eligible, persons.Eligible);
    }, iter: 60);

    [Fact]
    public void People_left_with_none() => s_cases.Sample((seed, people, subject) =>
    {
        World world = World.Of(seed, people, subject);
        RecordKind[] clearing = [RecordKind.Case, RecordKind.Charge];
        ReliefDecisions[] reliefs = [.. new[] { "shared", "repealed" }.Select(name => world.Decide(world.Law, name)).Where(d => clearing.Contains(d.Relief.Subject))];
        bool Cleared(int charge, params Outcome[] outcomes) => reliefs.Any(d =>
            outcomes.Contains(d.Outcomes[d.Relief.Subject == RecordKind.Case ? world.Data.CaseOfCharge[charge] : charge]));
        int[] ChargesOf(int p)
        {
            (int start, int end) = world.Data.RowsOf(RecordKind.Charge, p);
            return [.. Enumerable.Range(start, end - start)];
        }

        LeftWithNone all = world.Result.Law.LeftWithNone[0], felonies = world.Result.Law.LeftWithNone[1];
        Assert.Equal(
            world.Everybody.Count(p => ChargesOf(p) is { Length: > 0 } mine && mine.All(c => Cleared(c, Outcome.Eligible))), all.Left.Sure);
        Assert.Equal(
            world.Everybody.Count(p => ChargesOf(p) is { Length: > 0 } mine && mine.All(c => Cleared(c, Outcome.Eligible, Outcome.NeedsReview))), all.Left.Possible);
        string GradeOf(int c) => world.Data.ColumnOf(SmallWorld.Field(RecordKind.Charge, "grade"))?.TextAt(c) ?? "missing";
        Assert.Equal(world.Everybody.Count(p => ChargesOf(p).Any(c => GradeOf(c) == "F")), felonies.Before.Sure);
        Assert.Equal(
            world.Everybody.Count(p => ChargesOf(p).Any(c => GradeOf(c) == "F")
                && ChargesOf(p).All(c => GradeOf(c) is not ("F" or "missing") || Cleared(c, Outcome.Eligible))), felonies.Left.Sure);
    }, iter: 40);

    private static Standing StandingOf(Outcome outcome) =>
        outcome == Outcome.Eligible ? Standing.Yes : outcome == Outcome.NeedsReview ? Standing.Review : Standing.No;
}
