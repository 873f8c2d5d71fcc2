using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Conflicts;

/// <summary>
/// Looks for a case that a relief grants and a bar denies, each going before the other: among the examples first, then from people of whom nothing is
/// known, one to three charges, on a day of each version of the law; first with what the model says of examples, then without. Facts on which the answer hangs are filled in one by one with the values that the
/// law names; three-valued logic says when no filling in can help. It ends after so many looks, and finds the same case every time.
/// </summary>
internal sealed class WitnessSearch
{
    /// <summary>Looks for one conflict at most, from one start at most, and how often a start is tried with the values in another order.</summary>
    private const int MostLooks = 5_000, LooksFromStart = 100, Turns = 3, MostLawDays = 6;

    private static readonly int s_usualDay = new DateOnly(2025, 7, 1).DayNumber;

    private readonly Compilation _compilation;
    private readonly ProgramTables _tables;
    private readonly WitnessValues _values;
    private readonly ImmutableDictionary<RecordKind, KindSymbol> _plain;

    public WitnessSearch(Compilation compilation)
    {
        _compilation = compilation;
        _tables = new(compilation.Program);
        _values = new(compilation.Program);
        _plain = compilation.Bound.Kinds.Where(kind => kind.IsBuiltIn).ToImmutableDictionary(kind => kind.Record);
    }

    /// <returns>A case without what it does not need, or null if none was found.</returns>
    public Witness? Find(int relief, ConflictInfo conflict)
    {
        ConflictProbe probe = new(_tables, relief, conflict);
        Attempt attempt = new(this, probe);
        foreach (Witness start in Examples(probe.Subject))
            if (attempt.From(start, turn: 0) is { } found)
                return Smaller(found, probe);
        for (int turn = 0; turn < Turns; turn++)
            foreach (Witness start in Blank(probe.Subject))
                if (attempt.From(start, turn) is { } found)
                    return Smaller(found, probe);
        return null;
    }

    /// <summary>The records of each example, each of the relief's kind asked about in turn, on each of its days; as given, then with what it leaves unsaid open.</summary>
    private IEnumerable<Witness> Examples(RecordKind subject)
    {
        foreach (Syntax.ExampleSyntax example in _compilation.Bound.Examples)
        {
            if (ExampleBinder.Bind(example, _compilation, new()) is not { } bound) continue;
            foreach (int day in example.Expectations.SelectMany(expected => ExampleRunner.DaysOf(expected, bound)).Distinct())
                for (int row = 0; row < bound.Given.Of(subject).Count(); row++)
                {
                    GivenRecord given = bound.Given.Replace(subject, row, record => [record with { IsAsked = true }]);
                    EvaluationOptions options = bound.Options with { Today = day, MostTrials = 0 };
                    yield return new(given, options);
                    yield return new(Opened(given), options);
                }
        }
    }

    private IEnumerable<Witness> Blank(RecordKind subject)
    {
        int[] changes = [.. _tables.Program.LawChanges.Where(day => day > LegalDate.FirstDay && day < LegalDate.LastDay)];
        int[] days = [.. changes.Where(day => day <= s_usualDay).Select(day => day - 1).Prepend(s_usualDay).Concat(changes.Where(day => day > s_usualDay)).Distinct()
            .OrderBy(day => Math.Abs(day - s_usualDay)).Take(MostLawDays)];
        int[][] cases = subject == RecordKind.Charge ? [[1], [2], [1, 1], [3], [1, 1, 1]] : [[1], [1, 1], [2], [1, 1, 1], []];
        foreach (int[] charges in cases)
            foreach (int day in days)
            {
                GivenRecord person = new(_plain[RecordKind.Person], [], [.. charges.Select(count => new GivenRecord(_plain[RecordKind.Case], [],
                    [.. Enumerable.Range(0, count).Select(_ => new GivenRecord(_plain[RecordKind.Charge], [], []))]))]);
                if (!person.Of(subject).Any()) continue;
                person = person.Replace(subject, 0, record => [record with { IsAsked = true }]);
                EvaluationOptions options = new() { Today = day, KeepConditions = true };
                yield return new(person, options);
                yield return new(Opened(person), options);
            }
    }

    /// <summary>With nothing taken for granted that the model says of examples.</summary>
    private GivenRecord Opened(GivenRecord record)
    {
        IEnumerable<FieldDefinition> unsaid = _tables.Program.Schema.FieldsOf(record.Kind.Record).Where(field => field.InExamples is not null && record.Facts.All(fact => fact.Field != field));
        return record with
        {
            Facts = [.. record.Facts, .. unsaid.Select(field => new GivenFact(field, ExampleValue.Blank(ValueState.Missing), false))],
            With = [.. record.With.Select(Opened)],
        };
    }

    /// <summary>Without the records and the facts that it does not need.</summary>
    private static Witness Smaller(Witness found, ConflictProbe probe)
    {
        bool isSmaller = true;
        while (isSmaller)
        {
            isSmaller = false;
            foreach (RecordKind kind in (RecordKind[])[RecordKind.Case, RecordKind.Charge])
                for (int row = found.Given.Of(kind).Count() - 1; row >= 0; row--)
                    if (!found.Given.Of(kind).ElementAt(row).All.Any(record => record.IsAsked))
                        Try(found.Given.Replace(kind, row, _ => []));
            foreach (RecordKind kind in Enum.GetValues<RecordKind>())
                for (int row = found.Given.Of(kind).Count() - 1; row >= 0; row--)
                    foreach (GivenFact fact in found.Given.Of(kind).ElementAt(row).Facts.Where(fact => !fact.IsGranted))
                        Try(found.Given.Replace(kind, row, record => [record with { Facts = record.Facts.Remove(fact) }]));
        }

        return found;

        void Try(GivenRecord given)
        {
            Witness without = found with { Given = given };
            if (probe.Look(without).Meeting != Meeting.Surely) return;
            (found, isSmaller) = (without, true);
        }
    }

    /// <summary>The search for one conflict.</summary>
    private sealed class Attempt(WitnessSearch search, ConflictProbe probe)
    {
        private int _looks, _most;

        public Witness? From(Witness start, int turn)
        {
            _most = Math.Min(MostLooks, _looks + LooksFromStart);
            return Fill(start, [], turn);
        }

        private Witness? Fill(Witness at, ImmutableHashSet<(FieldDefinition, int)> filled, int turn)
        {
            if (_looks >= _most) return null;
            _looks++;
            Sight sight = probe.Look(at);
            if (sight.Meeting == Meeting.Surely) return at;
            if (sight.Meeting == Meeting.Never) return null;
            foreach (string question in sight.Questions.Take(1))
                foreach (string reading in search._tables.Program.Info.Questions[search._tables.QuestionNamed(question)].Readings)
                    if (Fill(at with { Options = at.Options with { Readings = at.Options.Readings.SetItem(question, reading) } }, filled, turn) is { } read)
                        return read;
            // The fact with the fewest values first. A date that has not come stays open: it is filled in once.
            foreach ((FieldDefinition field, int row) in sight.Open.Where(fact => !filled.Contains(fact)).OrderBy(fact => search._values.Of(fact.Field, at, turn).Count).Take(1))
                foreach (ExampleValue value in search._values.Of(field, at, turn))
                {
                    GivenRecord given = at.Given.Replace(field.Of, row, record => [record.Saying(field, value, search._plain[field.Of])]);
                    if (Fill(at with { Given = given }, filled.Add((field, row)), turn) is { } found) return found;
                }

            return null;
        }
    }
}
