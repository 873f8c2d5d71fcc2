using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Conflicts;

/// <summary>
/// Asks the plain engine about one conflict of one relief: what the answer is if the relief prevails, and what if the bar does. Other
/// conflicts are left out of it: in them the relief prevails.
/// </summary>
internal sealed class ConflictProbe(ProgramTables tables, int relief, ConflictInfo conflict)
{
    private readonly IrRelief _relief = tables.Program.Reliefs[relief];

    public RecordKind Subject => _relief.Info.Subject;

    public EvaluationOptions With(EvaluationOptions options, string prevails) => options with
    {
        Readings = options.Readings.SetItems(tables.Program.Info.Questions.Where(question => question.Conflict is not null)
            .Select(question => KeyValuePair.Create(question.Name, question.Conflict == conflict ? prevails : ConflictInfo.ReliefPrevails))),
    };

    public Sight Look(Witness at)
    {
        CaseData all = ExampleRecords.Of(tables.Program.Schema, at.Given, tables.Program.Info.Jurisdiction);
        RecordDay records = RecordDay.Of(all, at.Options.RecordDay);
        int asked = at.Given.AskedRow(Subject), row = asked < 0 ? -1 : records.RowOf(Subject, asked);
        if (row < 0) return new(Meeting.Never, [], []);
        Moment granted = new(tables, records.Data, With(at.Options, ConflictInfo.ReliefPrevails), _relief, row);
        Moment denied = new(tables, records.Data, With(at.Options, ConflictInfo.BarPrevails), _relief, row);
        if (granted.Answer == Truth.True && denied.Answer == Truth.False) return new(Meeting.Surely, [], []);
        // What rests on a blank is no answer for good: the blank may be filled in.
        if ((granted.Answer == Truth.False && !granted.RestsOnBlanks) || (denied.Answer == Truth.True && !denied.RestsOnBlanks)) return new(Meeting.Never, [], []);
        ImmutableArray<MissingFact> missing = [.. granted.Missing(), .. denied.Missing()];
        IEnumerable<(FieldDefinition Field, int Row)> facts = missing.Where(fact => !fact.IsQuestion)
            .Select(fact => (tables.Program.Schema.Find(fact.Kind, fact.Field), fact.Row)).Where(fact => fact.Item1 is not null)
            .Select(fact => (fact.Item1 ?? throw new InvalidOperationException(), fact.Row));
        if (granted.Answer == Truth.False || denied.Answer == Truth.True) facts = [.. granted.BlanksRead(), .. denied.BlanksRead(), .. facts];
        return new(Meeting.Perhaps, [.. facts.Distinct().Select(fact => (fact.Field, GivenRow(fact.Field.Of, fact.Row)))],
            [.. missing.Where(fact => fact.IsQuestion).Select(fact => fact.Field).Distinct()]);

        // Records that are not there yet on the day have no row in the data.
        int GivenRow(RecordKind kind, int known) => Enumerable.Range(0, all.CountOf(kind)).First(given => records.RowOf(kind, given) == known);
    }

    /// <summary>The relief for one subject on the day of the options.</summary>
    private sealed class Moment
    {
        private readonly ProgramTables _tables;
        private readonly CaseData _data;
        private readonly EvaluationOptions _options;
        private readonly IrRelief _relief;
        private readonly int _row;
        private readonly IrEvaluation _day;
        private readonly Standing _standing;

        public Moment(ProgramTables tables, CaseData data, EvaluationOptions options, IrRelief relief, int row)
        {
            (_tables, _data, _options, _relief, _row) = (tables, data, options, relief, row);
            _day = new(tables, data, options, options.Today);
            _standing = Standing.Of(_day, relief, row);
        }

        public Truth Answer => _standing.Answer;

        public bool RestsOnBlanks => _standing.Marks.RestsOnMissing;

        public ImmutableArray<MissingFact> Missing() => Answer == Truth.Unknown ? MissingFactCollector.Of(_day, _relief, _row) : [];

        public List<(FieldDefinition Field, int Row)> BlanksRead()
        {
            List<(FieldDefinition, int)> blanks = [];
            IrEvaluation watched = new(_tables, _data, _options, _options.Today, onRead: (field, row) =>
            {
                if (_data.StateOf(field, row) == ValueState.Missing) blanks.Add((field, row));
            });
            _ = Standing.Of(watched, _relief, _row);
            return blanks;
        }
    }
}
