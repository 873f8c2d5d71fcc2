using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Covering;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Conflicts;

/// <summary>The values that a blank is filled in with, the plainest first: those that the law names, days long and not so long ago, an offense of no list.</summary>
internal sealed class WitnessValues(ClearanceProgram program)
{
    private static readonly ImmutableArray<int> s_yearsAgo = [20, 1, 45, 10, 5, 3, 30, 15, 7, 2, 4, 12, 25, 60];

    private readonly LawValues _named = new(program);
    private readonly ImmutableArray<Citation> _listed = [.. program.OffenseLists.SelectMany(list => list.Entries).Select(entry => entry.From).OfType<Citation>().Take(1)];

    /// <param name="turn">Which of the values comes first: what is filled in early is changed last, so the search is begun anew with others.</param>
    public IReadOnlyCollection<ExampleValue> Of(FieldDefinition field, Witness at, int turn)
    {
        List<ExampleValue> values = field.Type switch
        {
            FieldType.Date => [.. Days(at.Options.Today).Where(day => day <= at.Options.Today || field.MayBeScheduled).Distinct().Select(day => LawValues.Known(day)), .. Blanks(field)],
            FieldType.Citation => [.. Elsewhere(), .. _named.Of(field)],
            FieldType.Money => [LawValues.Known(0), .. _named.Of(field).Where(value => value != LawValues.Known(0))],
            _ => _named.Of(field),
        };
        int first = values.Count == 0 ? 0 : turn % values.Count;
        return [.. values.Skip(first), .. values.Take(first)];
    }

    private IEnumerable<int> Days(int today) =>
    [
        .. s_yearsAgo.Select(years => Ago(today, new Period(12 * years, 0))), today - 30, today,
        .. _named.Periods.Select(period => Ago(today, period)).SelectMany(day => (int[])[day, day - 1, day + 1]),
        .. _named.NamedDays.SelectMany(day => (int[])[day, day - 1, day + 1]), .. _named.Days,
    ];

    private static int Ago(int today, Period period) => LegalDate.Add(today, new(-period.Months, -period.Days), DayRule.RollBack);

    private IEnumerable<ExampleValue> Blanks(FieldDefinition field) => _named.Of(field).Where(value => value.State != ValueState.Known);

    /// <summary>A section that no list should have, cited as one that a list has.</summary>
    private IEnumerable<ExampleValue> Elsewhere() =>
        _listed.Select(listed => new ExampleValue(ValueState.Known, Text: (listed with { Section = ["99997"], SubParts = [] }).ToString()));
}
