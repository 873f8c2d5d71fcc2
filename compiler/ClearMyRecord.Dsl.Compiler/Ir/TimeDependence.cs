using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Ir;

/// <summary>On what of the run's days a node's value depends.</summary>
[Flags]
public enum TimeSources : byte
{
    None = 0,

    /// <summary>The as-of date, which moves while first days are looked for.</summary>
    Today = 1,

    /// <summary>The day whose law applies: it moves with today unless the run fixes it.</summary>
    LawDay = 2,
}

/// <summary>How a value moves as today moves on while everything else in it stays put.</summary>
public enum Trend : byte
{
    Still,

    /// <summary>Both ends of its range never fall: today itself, an age.</summary>
    Rises,

    /// <summary>Both ends of its range never rise: days from today to a date.</summary>
    Falls,

    /// <summary>Nothing is known of it.</summary>
    Moves,
}

/// <summary>What of a program depends on today or on the law's day, worked out once. Safe to use from several threads after that.</summary>
public sealed class TimeDependence
{
    private readonly TimeSources[] _definitions, _offenseLists;
    private readonly Trend[] _trends;
    private readonly Dictionary<IrExpr, TimeSources> _sources = new(ReferenceEqualityComparer.Instance);

    public TimeDependence(ClearanceProgram program)
    {
        _definitions = new TimeSources[program.Definitions.Length];
        _offenseLists = new TimeSources[program.OffenseLists.Length];
        _trends = new Trend[program.Definitions.Length];
        // Lists and definitions may name each other in either order, so repeat until nothing is added.
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int i = 0; i < _definitions.Length; i++)
                changed |= Set(ref _definitions[i], Compute(program.Definitions[i].Body));
            for (int i = 0; i < _offenseLists.Length; i++)
                changed |= Set(ref _offenseLists[i], ComputeList(program.OffenseLists[i]));
        }

        for (int i = 0; i < _trends.Length; i++) _trends[i] = TrendOf(program.Definitions[i].Body);
        foreach (IrExpr root in IrTree.RootsOf(program)) Remember(root);
    }

    public TimeSources Of(IrExpr node) => _sources.TryGetValue(node, out TimeSources known) ? known
        : IrTree.Children(node).Select(Of).Aggregate(Own(node), (a, b) => a | b);

    public TimeSources OfDefinition(int definition) => _definitions[definition];

    public TimeSources OfOffenseList(int list) => _offenseLists[list];

    /// <summary>Whether a node's value can change as the days go by under these options.</summary>
    public bool Changes(IrExpr node, EvaluationOptions options)
    {
        TimeSources sources = Of(node);
        return (sources & TimeSources.Today) != 0 || (sources != 0 && options.LawAsOf is null);
    }

    /// <summary>How a number, amount or date moves with today, parameters and the truth of the conditions inside it staying put.</summary>
    public Trend TrendOf(IrExpr value) => value switch
    {
        // Where a run fixes the law's day it stays put, which breaks no promise of "never falls".
        IrToday or IrLawDay => Trend.Rises,
        IrVersionDay n => TrendOf(n.By),
        IrAddPeriod n => TrendOf(n.Date),
        IrYearsBetween n => Join(Opposite(TrendOf(n.From)), TrendOf(n.To)),
        // Years pass for a date that stays put; of one that moves nothing can be said.
        IrLastAnniversary n => TrendOf(n.Date) == Trend.Still ? Trend.Rises : Trend.Moves,
        IrDaysBetween n => Join(Opposite(TrendOf(n.From)), TrendOf(n.To)),
        IrArithmetic n => Join(TrendOf(n.Left), n.Subtract ? Opposite(TrendOf(n.Right)) : TrendOf(n.Right)),
        IrPick n => n.Items.Select(TrendOf).Aggregate(Join),
        IrRows n => n.Rows.Select(row => TrendOf(row.Value)).Append(n.Otherwise is null ? Trend.Still : TrendOf(n.Otherwise)).Aggregate(Join),
        IrFieldOr n => TrendOf(n.StandIn),
        // A value that rises leaves less room between it and the others of its group.
        IrSum { Collection.GroupKey: not null } n => TrendOf(n.Value) == Trend.Still ? Trend.Still : Trend.Moves,
        IrSum n => TrendOf(n.Value),
        IrExtreme n => TrendOf(n.Value),
        IrCall n => _trends[n.Definition],
        _ => Trend.Still,
    };

    public static Trend Opposite(Trend trend) => trend switch
    {
        Trend.Rises => Trend.Falls,
        Trend.Falls => Trend.Rises,
        _ => trend,
    };

    /// <summary>The trend of what depends on two values in the same direction.</summary>
    public static Trend Join(Trend a, Trend b) => a == b || b == Trend.Still ? a : a == Trend.Still ? b : Trend.Moves;

    private TimeSources Compute(IrExpr node)
    {
        TimeSources sources = Own(node);
        foreach (IrExpr child in IrTree.Children(node)) sources |= Compute(child);
        return sources;
    }

    private TimeSources Own(IrExpr node) => node switch
    {
        IrToday or IrLastAnniversary => TimeSources.Today,
        IrLawDay or IrParameterIsOn { OnDay: null } or IrParameter { OnDay: null } => TimeSources.LawDay,
        IrOffenseIn n => _offenseLists[n.List],
        _ => IrTree.CalledBy(node) is { } called ? _definitions[called] : TimeSources.None,
    };

    private TimeSources ComputeList(IrOffenseList list)
    {
        TimeSources sources = TimeSources.None;
        foreach (IrOffenseEntry entry in list.Entries)
        {
            if (entry.Where is { } where) sources |= Compute(where);
            if (entry.IncludedList is { } included) sources |= _offenseLists[included];
        }

        return sources;
    }

    private TimeSources Remember(IrExpr node)
    {
        TimeSources sources = Own(node);
        foreach (IrExpr child in IrTree.Children(node)) sources |= Remember(child);
        return _sources[node] = sources;
    }

    private static bool Set(ref TimeSources target, TimeSources value)
    {
        bool changes = target != value;
        target = value;
        return changes;
    }
}
