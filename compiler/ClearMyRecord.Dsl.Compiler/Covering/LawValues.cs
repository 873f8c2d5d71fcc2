using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Covering;

/// <summary>The values of facts that may matter to a program: those that it names and those beside them. Always in one order.</summary>
internal sealed class LawValues
{
    private const int MostCitations = 40;

    private readonly ImmutableArray<string> _citations;
    private readonly ImmutableDictionary<FieldDefinition, ImmutableArray<string>> _texts;
    private readonly ImmutableArray<long> _numbers, _amounts;

    public LawValues(ClearanceProgram program)
    {
        IrExpr[] nodes = [.. IrTree.RootsOf(program).SelectMany(IrTree.SelfAndDescendants)];
        LegalValue[] values = [.. program.Info.Parameters.SelectMany(p => p.Versions).Select(v => v.Value).OfType<LegalValue>()];
        _citations = [.. program.OffenseLists.SelectMany(list => list.Entries.Where(entry => entry.From is not null).Take(2))
            .Select(entry => entry.From?.ToString() ?? "").Distinct().Take(MostCitations)];
        _texts = nodes.OfType<IrTextIn>().GroupBy(n => n.Field).ToImmutableDictionary(g => g.Key, g => g.SelectMany(n => n.Texts).Append("other").Distinct().ToImmutableArray());
        Periods = [.. nodes.OfType<IrPeriod>().Select(n => n.Value).Concat(values.Where(v => v.Type == FieldType.Period).Select(v => v.Period)).Where(p => !p.IsNever).Distinct()
            .SelectMany(Beside).Distinct()];
        _numbers = [.. Numbers(IrType.Number, FieldType.Number).SelectMany(n => (long[])[n - 1, n, n + 1]).Where(n => n >= 0).Distinct()];
        _amounts = [.. Numbers(IrType.Money, FieldType.Money).Append(0).SelectMany(n => (long[])[n - 100, n, n + 100]).Where(n => n >= 0).Distinct()];
        Days = [.. program.LawChanges.SelectMany(day => (int[])[day - 1, day])];
        NamedDays = [.. Numbers(IrType.Date, FieldType.Date).Select(day => (int)day)];

        IEnumerable<long> Numbers(IrType type, FieldType parameter) => nodes.OfType<IrNumber>().Where(n => n.NumberType == type).Select(n => n.Value)
            .Concat(values.Where(v => v.Type == parameter).Select(v => v.Number)).Distinct();
    }

    public ImmutableArray<Period> Periods { get; }

    /// <summary>The days on which the law changes, and those before them.</summary>
    public ImmutableArray<int> Days { get; }

    /// <summary>The days that the law names.</summary>
    public ImmutableArray<int> NamedDays { get; }

    public List<ExampleValue> Of(FieldDefinition field)
    {
        List<ExampleValue> values = field.Type switch
        {
            FieldType.YesNo => [Known(1), Known(0)],
            FieldType.Category => [.. Enumerable.Range(0, field.Category?.Values.Length ?? 0).Select(code => Known(code))],
            FieldType.Number => [.. _numbers.Select(Known)],
            FieldType.Money => [.. _amounts.Select(Known)],
            FieldType.Period => [.. Periods.Select(period => new ExampleValue(ValueState.Known, Period: period))],
            FieldType.Citation => [.. _citations.Select(text => new ExampleValue(ValueState.Known, Text: text))],
            FieldType.Text => [.. _texts.GetValueOrDefault(field, []).Select(text => new ExampleValue(ValueState.Known, Text: text))],
            FieldType.Date => [.. Days.Select(day => Known(day))],
            _ => [],
        };
        if (field.MayNotApply) values.Add(ExampleValue.Blank(ValueState.NotApplicable));
        if (field.MayBeNotYet) values.Add(ExampleValue.Blank(ValueState.NotYet));
        return values;
    }

    public static ExampleValue Known(long value) => new(ValueState.Known, value, value);

    private static IEnumerable<Period> Beside(Period period)
    {
        yield return period;
        Period step = period.Days > 0 ? new(0, 1) : new(1, 0);
        yield return Period.Add(period, step);
        if (period.Months >= step.Months && period.Days >= step.Days) yield return new(period.Months - step.Months, period.Days - step.Days);
    }
}
