using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Compiled;

/// <summary>One set of options resolved against one program. Overrides and readings are values here, so a sweep never recompiles.</summary>
public sealed class CompiledRun
{
    private readonly CompiledStatute _statute;
    private readonly ProgramInfo _program;
    private readonly EvaluationOptions _options;
    private readonly CompiledDay?[] _days;

    public CompiledRun(CompiledStatute statute, ProgramInfo program, EvaluationOptions options)
    {
        (_statute, _program, _options) = (statute, program, options);
        LastDay = options.LastDayAhead;
        LawChanges = options.LawAsOf is null ? [.. ComingLawChanges()] : [];
        _days = new CompiledDay?[Math.Max(LastDay - options.Today, 0) + 1];
    }

    /// <summary>The days the statute names, those of parameters' versions, and dates that are parameters: "in force from" may name one.</summary>
    private IEnumerable<int> ComingLawChanges()
    {
        IEnumerable<ParameterVersion> versions = _program.Parameters.SelectMany(parameter => parameter.Versions);
        IEnumerable<LegalValue> dates = versions.Select(version => version.Value).Concat(_options.Parameters.Values)
            .OfType<LegalValue>().Where(value => value.Type == FieldType.Date);
        return _statute.LawChanges.ToArray()
            .Concat(versions.SelectMany(version => (int[])[version.From, version.Until]))
            .Concat(dates.SelectMany(value => (int[])[(int)value.Number, (int)value.Number + 1]))
            .Where(day => day > Today && day <= LastDay).Distinct().Order();
    }

    public int Today => _options.Today;

    public int RecordDay => _options.RecordDay;

    public int? LawAsOf => _options.LawAsOf;

    public bool FindFirstDates => _options.FindFirstDates;

    public bool KeepConditions => _options.KeepConditions;

    /// <summary>The last day on which a first eligible day is looked for.</summary>
    public int LastDay { get; }

    /// <summary>Days after today, up to <see cref="LastDay"/>, on which the law moves with the day; none where the run fixes the law.</summary>
    public ImmutableArray<int> LawChanges { get; }

    /// <summary>The day's table, made when first asked for. Two threads may make one each; they are equal.</summary>
    public CompiledDay DayAt(int day)
    {
        ref CompiledDay? slot = ref _days[day - Today];
        return Volatile.Read(ref slot) ?? Make(ref slot);

        CompiledDay Make(ref CompiledDay? place)
        {
            CompiledDay made = _statute.NewDay(this, day);
            Volatile.Write(ref place, made);
            return made;
        }
    }

    /// <summary>The day whose law applies to a record that says so itself, unless the run fixes the law.</summary>
    public Quantity VersionDay(Quantity by) => LawAsOf is { } day ? Quantity.Exactly(day) : by;

    /// <summary>A number, amount, date or yes/no (1 or 0) parameter on a day. Where it has no value (which only an item out of force
    /// can meet) it is the widest value of its type, which may also not apply.</summary>
    public Quantity QuantityOf(int parameter, int lawDay) =>
        ValueOf(parameter, lawDay) is { } value ? value.Quantity
        : _program.Parameters[parameter].Type == FieldType.Date ? LegalDate.AnyDay with { MayNotApply = true }
        : new(Quantity.Least, Quantity.Most, true);

    public PeriodRange PeriodOf(int parameter, int lawDay) =>
        ValueOf(parameter, lawDay) is { } value ? PeriodRange.Exactly(value.Period) : PeriodRange.Missing(true);

    public ulong CategoryOf(int parameter, int lawDay) =>
        ValueOf(parameter, lawDay) is { } value ? 1UL << (int)value.Number
        : _program.Parameters[parameter].Category is { } category ? CategoryLogic.Missing(category, true) : ulong.MaxValue;

    public Truth IsOn(int parameter, int lawDay) => TruthLogic.Of(ValueOf(parameter, lawDay) is not null);

    /// <summary>Whether this reading of a question is taken; unknown where the law is unsettled and the run fixes none.</summary>
    public Truth ReadingIs(int question, int reading)
    {
        QuestionInfo asked = _program.Questions[question];
        string? taken = _options.Readings.GetValueOrDefault(asked.Name) ?? asked.Default;
        return taken is null ? Truth.Unknown : TruthLogic.Of(taken == asked.Readings[reading]);
    }

    private LegalValue? ValueOf(int parameter, int lawDay)
    {
        ParameterInfo info = _program.Parameters[parameter];
        return _options.Parameters.TryGetValue(info.Name, out LegalValue? held) ? held : info.ValueOn(lawDay);
    }
}
