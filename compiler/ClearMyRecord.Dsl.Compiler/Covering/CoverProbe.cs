using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Covering;

/// <summary>One subject on one day, and what was met while its outcome was worked out.</summary>
/// <param name="Records">As they stood on the record day of the options.</param>
internal sealed record CoverLook(
    CaseData Records, EvaluationOptions Options, int Day, int Relief, int Row, Standing Standing, ImmutableArray<Sighting> Sightings);

/// <summary>Finds which items an outcome shows. Coverage asks the plain engine: it is the one that can be looked into.</summary>
internal sealed class CoverProbe
{
    private readonly ProgramTables _tables;
    private readonly ImmutableArray<WatchedNodes> _watched;

    public CoverProbe(Compilation compilation)
    {
        _tables = new(compilation.Program);
        Items = [.. Enumerable.Range(0, compilation.Program.Reliefs.Length).Select(relief => CoverItems.Of(compilation, relief))];
        _watched = [.. Items.Select(items => new WatchedNodes(_tables, items))];
    }

    public ClearanceProgram Program => _tables.Program;

    /// <summary>What each relief's examples should show.</summary>
    public ImmutableArray<ImmutableArray<CoverItem>> Items { get; }

    /// <param name="day">The day asked about: that of the options, or a later one on which a first day was found.</param>
    public CoverLook Look(CaseData records, EvaluationOptions options, int day, int relief, int row)
    {
        SightingWatch watch = new(_watched[relief]);
        IrEvaluation now = new(_tables, records, options, day) { Watch = watch };
        Standing standing = Standing.Of(now, Program.Reliefs[relief], row);
        return new(records, options, day, relief, row, standing, [.. watch.Sightings]);
    }

    /// <summary>The facts that an outcome rests on, in the order in which they are looked at; where the law changes today or tomorrow, also
    /// those that only the other law asks for.</summary>
    public ImmutableArray<(FieldDefinition Field, int Row)> FactsRead(CoverLook look)
    {
        List<(FieldDefinition, int)> read = [];
        HashSet<(FieldDefinition, int)> seen = [];
        Read(look.Options);
        foreach (int day in Program.LawChanges.Where(change => change == look.Day || change == look.Day + 1))
            Read(look.Options with { LawAsOf = day == look.Day ? day - 1 : day });
        return [.. read];

        void Read(EvaluationOptions options)
        {
            IrEvaluation now = new(_tables, look.Records, options, look.Day, onRead: (field, row) =>
            {
                if (seen.Add((field, row))) read.Add((field, row));
            });
            _ = Standing.Of(now, Program.Reliefs[look.Relief], look.Row);
            foreach (IrReliefCondition after in Program.Reliefs[look.Relief].Holds.Concat(Program.Reliefs[look.Relief].Effects)) _ = now.TruthOf(after.Body, look.Row);
        }
    }

    /// <param name="isWanted">Whether a side of an item is still asked for: to find out that a condition decides costs an evaluation.</param>
    public IEnumerable<(CoverItem Item, int Side)> Shown(CoverLook look, Func<CoverItem, int, bool> isWanted)
    {
        if (look.Standing.Answer == Truth.Unknown) yield break;
        HashSet<(CoverItem, int)> shown = [];
        foreach (Sighting sighting in look.Sightings)
            if (SideOf(look, sighting) is { } side && isWanted(sighting.Item, side) && !shown.Contains((sighting.Item, side)) && Decides(look, sighting)
                && shown.Add((sighting.Item, side)))
                yield return (sighting.Item, side);
        foreach (ChangeItem change in Items[look.Relief].OfType<ChangeItem>())
            if (SideOf(look, change) is { } side && isWanted(change, side) && IsFeltIn(look, change, side))
                yield return (change, side);
        foreach (CoverItem item in Items[look.Relief].Where(item => item is HoldItem or EffectItem))
            if (ConsequenceOf(look, item) is { } side && isWanted(item, side))
                yield return (item, side);
    }

    /// <summary>What an eligible subject shows of a hold or a row of the effect: both are read after eligibility.</summary>
    public int? ConsequenceOf(CoverLook look, CoverItem item)
    {
        if (look.Standing.Answer != Truth.True) return null;
        IrRelief relief = Program.Reliefs[look.Relief];
        IrEvaluation today = new(_tables, look.Records, look.Options, look.Day);
        Truth[] truths;
        switch (item)
        {
            case HoldItem hold:
                truths = [.. relief.Holds.Select(one => today.TruthOf(one.Body, look.Row))];
                bool isAlone = !truths.Where((truth, i) => i != hold.Place && truth != Truth.False).Any();
                return !isAlone || truths[hold.Place] == Truth.Unknown ? null : truths[hold.Place] == Truth.True ? HoldItem.HoldsUp : HoldItem.DoesNot;
            case EffectItem effect:
                truths = [.. relief.Effects.Take(effect.Place + 1).Select(row => today.TruthOf(row.Body, look.Row))];
                return truths[^1] == Truth.True && truths[..^1].All(truth => truth == Truth.False) ? 0 : null;
            default:
                return null;
        }
    }

    /// <summary>How many other conditions than the item's own stop the relief, or may stop it.</summary>
    public int InTheWay(CoverLook look, int top)
    {
        Standing standing = look.Standing;
        if (standing.Covers == Truth.False) return 100;
        int count = (standing.Covers == Truth.Unknown ? 1 : 0) + (standing.InForce != Truth.True && top >= 0 ? 1 : 0);
        ImmutableArray<IrReliefCondition> conditions = Program.Reliefs[look.Relief].Conditions;
        for (int i = 0; i < standing.Conditions.Length; i++)
            if (i != top && standing.Conditions[i] != (conditions[i].Info.IsBar ? Truth.False : Truth.True))
                count++;
        return count;
    }

    private static int? SideOf(CoverLook look, Sighting sighting)
    {
        if (sighting.Item is ConditionItem) return look.Standing.Answer == Truth.True ? ConditionItem.Yes : ConditionItem.No;
        if (sighting is not { Item: EdgeItem edge, Distance: { } distance } || EdgeShape.SideAt(sighting.Node, distance) is not { } offset) return null;
        int side = edge.Offsets.IndexOf(offset);
        return side < 0 ? null : side;
    }

    private static int? SideOf(CoverLook look, ChangeItem change) =>
        look.Options.LawAsOf is not null || look.Options.Parameters.ContainsKey(change.Parameter.Name) ? null
        : look.Day == change.Day - 1 ? ChangeItem.DayBefore : look.Day == change.Day ? ChangeItem.TheDay : null;

    private bool Decides(CoverLook look, Sighting sighting)
    {
        (ImmutableArray<IrCondition> nodes, int top) = sighting.Item switch
        {
            ConditionItem item => (item.Nodes, item.Top),
            EdgeItem item => (item.Nodes, item.Top),
            _ => ([], -1),
        };
        // Where another condition stops the relief, nothing needs to be worked out to know that this one does not decide.
        if (top >= 0 && look.Standing.Answer == Truth.False && StopsElsewhere(look, top)) return false;
        IrEvaluation otherwise = new(_tables, look.Records, look.Options, look.Day) { Watch = new OtherwiseWatch(_watched[look.Relief], nodes, sighting) };
        return IsOther(look, Standing.Of(otherwise, Program.Reliefs[look.Relief], look.Row));
    }

    private bool IsFeltIn(CoverLook look, ChangeItem change, int side)
    {
        LegalValue? other = change.Parameter.Versions[side == ChangeItem.DayBefore ? change.Version : change.Version - 1].Value;
        EvaluationOptions held = look.Options with { Parameters = look.Options.Parameters.SetItem(change.Parameter.Name, other) };
        return IsOther(look, Standing.Of(new(_tables, look.Records, held, look.Day), Program.Reliefs[look.Relief], look.Row));
    }

    /// <summary>A "no" for one reason alone would be a "yes" without it, or open because of what else is not known.</summary>
    private static bool IsOther(CoverLook look, Standing otherwise) => otherwise.Answer != look.Standing.Answer;

    private bool StopsElsewhere(CoverLook look, int top)
    {
        ImmutableArray<IrReliefCondition> conditions = Program.Reliefs[look.Relief].Conditions;
        for (int i = 0; i < look.Standing.Conditions.Length; i++)
            if (i != top && conditions[i].Info.Stops(look.Standing.Conditions[i]))
                return true;
        return false;
    }
}
