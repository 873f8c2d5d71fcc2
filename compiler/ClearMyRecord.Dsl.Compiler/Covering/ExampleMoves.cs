using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Covering;

/// <summary>
/// The small changes of a situation that may matter: of facts that its outcome reads, to the values that the law names and those beside
/// them; of the day; and of how many records there are. In a fixed order, so that the same examples are found every time.
/// </summary>
internal sealed class ExampleMoves
{
    private const int MostCopies = 4, MostDaysMoved = 40 * 366;

    private static readonly int s_earliest = new DateOnly(1950, 1, 1).DayNumber, s_latest = new DateOnly(2070, 1, 1).DayNumber;

    private readonly CoverProbe _probe;
    private readonly ImmutableDictionary<RecordKind, KindSymbol> _plain;
    private readonly LawValues _values;

    public ExampleMoves(Compilation compilation, CoverProbe probe)
    {
        _probe = probe;
        _plain = compilation.Bound.Kinds.Where(kind => kind.IsBuiltIn).ToImmutableDictionary(kind => kind.Record);
        _values = new(probe.Program);
    }

    public IEnumerable<Situation> From(Observed from)
    {
        Situation at = from.Situation;
        ImmutableArray<(FieldDefinition Field, int Row)> facts = [.. _probe.FactsRead(from.Look).Select(fact => (fact.Field, from.Rows[(int)fact.Field.Of][fact.Row])).Distinct()];
        return Days(from).Concat(Edges(from, facts)).Concat(Readings(at)).Concat(facts.SelectMany(fact => Values(at, fact.Field, fact.Row))).Concat(Records(at))
            .Where(HasHappened);
    }

    /// <summary>Nothing in an example should be dated later than its day, but what may be scheduled.</summary>
    public static bool HasHappened(Situation situation) => situation.Given.All.SelectMany(record => record.Facts).All(fact =>
        fact.Field.Type != FieldType.Date || fact.Field.MayBeScheduled || fact.Value.State != ValueState.Known || fact.Value.First <= situation.Options.Today);

    private IEnumerable<Situation> Days(Observed from) => _values.Days.Where(day => day != from.Situation.Options.Today).SelectMany(day => On(from.Situation, day));

    /// <summary>Moves today, or the date that is compared, so that a comparison stands just before, at or just after its edge.</summary>
    private IEnumerable<Situation> Edges(Observed from, ImmutableArray<(FieldDefinition Field, int Row)> facts)
    {
        HashSet<(FieldDefinition?, int, long)> done = [];
        foreach (Sighting sighting in from.Look.Sightings)
        {
            if (sighting is not { Item: EdgeItem edge, Distance: { } distance, Node: IrCompare node }) continue;
            HashSet<FieldDefinition> named = [.. IrTree.SelfAndDescendants(node).OfType<IrField>().Select(n => n.Field)];
            foreach (int offset in edge.Offsets)
            {
                long by = offset - distance;
                if (by == 0) continue;
                if (node.Left.Type == IrType.Date && Math.Abs(by) <= MostDaysMoved)
                {
                    foreach (long days in (long[])[by, -by])
                    {
                        if (done.Add((null, 0, days)))
                            foreach (Situation moved in On(from.Situation, from.Situation.Options.Today + (int)days))
                                yield return moved;
                        foreach ((FieldDefinition field, int row) in facts.Where(f => f.Field.Type == FieldType.Date && (named.Count == 0 || named.Contains(f.Field))))
                            if (done.Add((field, row, days)) && Moved(from.Situation, field, row, (int)days) is { } moved)
                                yield return moved;
                    }
                }
                else if (by is > 0 and <= MostCopies && IrTree.SelfAndDescendants(node).Any(inner => IrTree.CollectionOf(inner) is not null))
                {
                    foreach (Situation copied in Copies(from.Situation, (int)by)) yield return copied;
                }
            }
        }
    }

    private IEnumerable<Situation> Readings(Situation at) => _probe.Program.Info.Questions.Where(q => !q.IsPerRecord && !at.Options.Readings.ContainsKey(q.Name))
        .SelectMany(q => q.Readings.Select(reading => at with { Options = at.Options with { Readings = at.Options.Readings.SetItem(q.Name, reading) }, Changes = at.Changes + 1 }));

    private IEnumerable<Situation> Values(Situation at, FieldDefinition field, int row)
    {
        ExampleValue now = at.Given.Of(field.Of).ElementAt(row).Value(field);
        List<ExampleValue> values = _values.Of(field);
        if (field.Type == FieldType.Date) values.Add(LawValues.Known(at.Options.Today));
        return values.Distinct().Where(value => value != now).Select(value => Saying(at, field, row, value));
    }

    private static IEnumerable<Situation> Records(Situation at)
    {
        foreach (Situation copied in Copies(at, 1)) yield return copied;
        foreach (RecordKind kind in (RecordKind[])[RecordKind.Case, RecordKind.Charge])
        {
            GivenRecord[] records = [.. at.Given.Of(kind)];
            for (int row = 0; row < records.Length; row++)
            {
                // What holds the record asked about stays.
                if (records[row].All.Any(record => record.IsAsked)) continue;
                yield return at with { Given = at.Given.Replace(kind, row, _ => []), Changes = at.Changes + 1 };
                if (records.Length <= 4) yield return at with { Given = at.Given.Replace(kind, row, record => [record, record.Copy()]), Changes = at.Changes + 1 };
            }
        }
    }

    /// <summary>More records like the one asked about: charges of its case, and cases of their own.</summary>
    private static IEnumerable<Situation> Copies(Situation at, int count)
    {
        foreach (RecordKind kind in (RecordKind[])[RecordKind.Charge, RecordKind.Case])
        {
            int row = at.Given.Of(kind).ToList().FindIndex(record => record.All.Any(inner => inner.IsAsked));
            if (row < 0) continue;
            yield return at with
            {
                Given = at.Given.Replace(kind, row, record => Enumerable.Repeat(record.Copy(), count).Prepend(record)), Changes = at.Changes + count,
            };
        }
    }

    private Situation? Moved(Situation at, FieldDefinition field, int row, int days)
    {
        ExampleValue now = at.Given.Of(field.Of).ElementAt(row).Value(field);
        if (now.State != ValueState.Known || now.First != now.Last) return null;
        long day = now.First + days;
        return day < s_earliest || day > s_latest ? null : Saying(at, field, row, LawValues.Known(day));
    }

    private Situation Saying(Situation at, FieldDefinition field, int row, ExampleValue value) => at with
    {
        Given = at.Given.Replace(field.Of, row, record => [record.Saying(field, value, _plain[field.Of])]), Changes = at.Changes + 1,
    };

    /// <summary>Another day, with the record as it is and with all its dates moved along.</summary>
    private static IEnumerable<Situation> On(Situation at, int day)
    {
        if (day < s_earliest || day > s_latest) yield break;
        Situation on = at with { Options = at.Options with { Today = day }, Changes = at.Changes + 1 };
        yield return on;
        yield return on with { Given = Later(at.Given, day - at.Options.Today), Changes = at.Changes + 2 };
    }

    private static GivenRecord Later(GivenRecord record, int days) => record with
    {
        Facts = [.. record.Facts.Select(fact => fact is { Field.Type: FieldType.Date, Value.State: ValueState.Known }
            ? fact with { Value = fact.Value with { First = fact.Value.First + days, Last = fact.Value.Last + days } } : fact)],
        With = [.. record.With.Select(inner => Later(inner, days))],
    };
}
