using ClearMyRecord.Dsl.Compiler.Backends.Exact;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Tests.Engines;

/// <summary>What open facts are split into: parts that lose nothing of what was split, down to single values.</summary>
public sealed class OpenFactTests
{
    [Fact]
    public void Halves_of_a_period_hold_every_length_once()
    {
        Random dice = new(1);
        for (int trial = 0; trial < 2_000; trial++)
        {
            PeriodCuts cuts = new(Enumerable.Range(0, dice.Next(4)).Select(_ => new Period(dice.Next(40), dice.Next(3) == 0 ? dice.Next(800) : 0)));
            Period sought = new(dice.Next(60), dice.Next(1_500));
            PeriodRange range = PeriodRange.Missing(mayNotApply: false);
            int steps = 0;
            for (; range.Low != range.High; steps++)
            {
                (PeriodRange low, PeriodRange high) = cuts.Halves(range);
                Assert.True(PeriodCuts.Holds(low, sought) != PeriodCuts.Holds(high, sought), $"{sought} of {range} is in {low} and {high}");
                range = PeriodCuts.Holds(low, sought) ? low : high;
            }

            Assert.Equal(sought, range.Low);
            Assert.InRange(steps, 1, 80);
        }
    }

    /// <summary>Every complete citation is of a class that the exact check goes through: entry by entry the same, as far as lists can tell.</summary>
    [Fact]
    public void Every_complete_citation_is_of_one_of_the_classes()
    {
        for (int seed = 1; seed <= Trials.Count(300); seed++)
        {
            ClearanceProgram program = Trial.Make(seed).Program;
            CitationTable table = new(program);
            foreach (string text in FillingValues.CitationsUnder(""))
                Assert.True(table.Classes.Any(fits => IsAlike(program, table, fits, table.FitsOf(text))), $"seed {seed}: no class of {text}");
        }
    }

    /// <summary>Whether lists that differ in nothing but which of their plain entries take a citation in say the same of both.</summary>
    private static bool IsAlike(ClearanceProgram program, CitationTable table, Truth[] one, Truth[] other) =>
        Enumerable.Range(0, program.OffenseLists.Length).All(list => program.OffenseLists[list].Entries
            .Select((entry, i) => (Kind: (entry.Includes, entry.Inchoate, entry.Where), Number: table.NumberOf(list, i)))
            .GroupBy(entry => entry.Kind).All(kind => kind.Select(entry => one[entry.Number]).Aggregate(TruthLogic.Or) == kind.Select(entry => other[entry.Number]).Aggregate(TruthLogic.Or)));
}
