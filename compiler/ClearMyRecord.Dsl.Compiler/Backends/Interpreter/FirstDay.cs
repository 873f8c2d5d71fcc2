using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Backends.Interpreter;

/// <summary>
/// Finds the first day on which a relief that is denied today is no longer denied, by walking from one day on which something can
/// change to the next. On each it asks how long the answer certainly stays "no", which for a list of conditions is as long as any one
/// of the false ones stays false. So days on which nothing that matters changes are not tried, and none that matters is left out.
/// </summary>
internal static class FirstDay
{
    /// <summary>The day found, where the subject stands then, and whether that is certain.</summary>
    public sealed record Found(int Day, Standing Standing, bool IsSure);

    /// <summary>Time does not cure a cap: a day on which everything else is true and the cap fails ends the search; one on which everything
    /// else may be true leaves the day found later in doubt.</summary>
    /// <returns>The first day after today with an answer that is not "no"; null if there is none in reach.</returns>
    public static Found? Find(PersonEvaluation person, IrRelief relief, int row)
    {
        EvaluationOptions options = person.Options;
        IrCondition answer = Answer(_ => true), butForLimits = Answer(info => !info.IsLimit);
        bool limited = relief.Conditions.Any(condition => condition.Info.IsLimit), doubt = false;
        int day = options.Today;
        while (true)
        {
            IrEvaluation evaluation = person.On(day);
            Standing standing = Standing.Of(evaluation, relief, row);
            if (day > options.Today && standing.Answer != Truth.False) return new(day, standing, standing.Answer == Truth.True && !doubt);
            if (standing.ButForLimits == Truth.True) return null;
            doubt |= standing.ButForLimits == Truth.Unknown;
            StableDays stable = new(person, evaluation);
            day = stable.Until(answer, evaluation.NewRows(row));
            if (limited) day = Math.Min(day, stable.Until(butForLimits, evaluation.NewRows(row)));
            if (day > options.LastDayAhead) return null;
        }

        IrCondition Answer(Func<ConditionInfo, bool> counts) => new IrAll(
        [
            relief.Covers, relief.InForce,
            .. relief.Conditions.Where(condition => counts(condition.Info)).Select(condition => condition.Info.IsBar ? new IrNot(condition.Body) : condition.Body),
        ]);
    }
}

/// <summary>
/// How long conditions keep the truth they have on one day: the first later day on which it may be another, or
/// <see cref="Never"/> if there is none in reach. INVARIANT: never too late a day; a day too early costs time only.
/// </summary>
internal sealed class StableDays(PersonEvaluation person, IrEvaluation now)
{
    public const int Never = int.MaxValue;

    private readonly TimeDependence _time = person.Tables.Time;

    public int Until(IrCondition condition, int[] rows)
    {
        if (!_time.Changes(condition, person.Options)) return Never;
        return condition switch
        {
            IrNot n => Until(n.Operand, rows),
            IrAll n => UntilJoined(n.Items, Truth.False, rows),
            IrAny n => UntilJoined(n.Items, Truth.True, rows),
            IrAtLeast n => UntilCounted(n, rows),
            IrChoose n => UntilChosen(n, rows),
            IrPresume n => Until(n.Operand, rows),
            IrYesNoOr n => Until(n.StandIn, rows),
            IrCallCondition n => UntilCalled(n.Definition, n.Argument, rows),
            IrOffenseIn n => UntilListed(n.List, now.NewRows(now.RowOf(n.Of, n.Field.Of, rows))),
            IrParameterIsOn n => NextVersion(n.Parameter),
            IrApplies n => InsidesUntil(n.Value, rows),
            IrCompare n => UntilCompared(n, rows),
            IrComparePeriods n => Math.Min(InsidesUntil(n.Left, rows), InsidesUntil(n.Right, rows)),
            IrCategoryIn n => InsidesUntil(n.Value, rows),
            IrCompareRanks n => Math.Min(InsidesUntil(n.Left, rows), InsidesUntil(n.Right, rows)),
            IrSameCategory n => Math.Min(InsidesUntil(n.Left, rows), InsidesUntil(n.Right, rows)),
            _ => throw IrTree.Unreachable(condition),
        };
    }

    /// <summary>One item with the deciding truth settles the list, so the list is settled as long as the most lasting such item.</summary>
    private int UntilJoined(ImmutableArray<IrCondition> items, Truth deciding, int[] rows)
    {
        List<int> settled = [], all = [];
        foreach (IrCondition item in items)
        {
            int until = Until(item, rows);
            all.Add(until);
            if (now.TruthOf(item, rows) == deciding) settled.Add(until);
        }

        return settled.Count > 0 ? settled.Max() : all.DefaultIfEmpty(Never).Min();
    }

    /// <summary>True while N of the true items stay true; false while so many stay false that N can't be reached.</summary>
    private int UntilCounted(IrAtLeast node, int[] rows)
    {
        List<(Truth Truth, int Until)> items = [.. node.Items.Select(item => (now.TruthOf(item, rows), Until(item, rows)))];
        Truth truth = now.TruthOf(node, rows);
        if (truth == Truth.Unknown) return items.Min(item => item.Until);
        int needed = truth == Truth.True ? node.Needed : items.Count - node.Needed + 1;
        return needed <= 0 ? Never : items.Where(item => item.Truth == truth).Select(item => item.Until).OrderDescending().ElementAt(needed - 1);
    }

    private int UntilChosen(IrChoose node, int[] rows)
    {
        Truth test = now.TruthOf(node.Test, rows);
        int until = Until(node.Test, rows);
        if (test != Truth.False) until = Math.Min(until, Until(node.Then, rows));
        if (test != Truth.True) until = Math.Min(until, Until(node.Else, rows));
        return until;
    }

    private int UntilCalled(int definition, IrVariable argument, int[] rows)
    {
        int[] inner = now.RowsForCall(definition, argument, rows);
        IrExpr body = person.Tables.Program.Definitions[definition].Body;
        return body is IrCondition condition ? Until(condition, inner) : InsidesUntil(body, inner);
    }

    private int UntilListed(int list, int[] rows)
    {
        int until = Never;
        foreach (IrOffenseEntry entry in person.Tables.Program.OffenseLists[list].Entries)
        {
            if (entry.Where is { } where) until = Math.Min(until, Until(where, rows));
            if (entry.IncludedList is { } included) until = Math.Min(until, UntilListed(included, rows));
        }

        return until;
    }

    /// <summary>
    /// A comparison whose difference only rises (or only falls) as today moves on changes at most twice, and the first such day can be
    /// searched by halves. "Equal" is "at least" and "at most" together.
    /// </summary>
    private int UntilCompared(IrCompare node, int[] rows)
    {
        int limit = Math.Min(InsidesUntil(node.Left, rows), InsidesUntil(node.Right, rows));
        switch (TimeDependence.Join(_time.TrendOf(node.Left), TimeDependence.Opposite(_time.TrendOf(node.Right))))
        {
            case Trend.Still:
                return limit;
            case Trend.Moves:
                return now.Today + 1;
        }

        if (node.Comparison is not (Comparison.Equal or Comparison.NotEqual)) return FirstChange(node, limit, rows);
        // Where a side may not apply, one "if none" hides what the other shows.
        int until = limit;
        foreach (Truth ifNone in (ReadOnlySpan<Truth>)[Truth.True, Truth.False])
            foreach (Comparison part in (ReadOnlySpan<Comparison>)[Comparison.AtLeast, Comparison.AtMost])
                until = Math.Min(until, FirstChange(new(part, node.Left, node.Right, ifNone), limit, rows));
        return until;
    }

    private int FirstChange(IrCompare node, int limit, int[] rows)
    {
        Truth truth = now.TruthOf(node, rows);
        // Before the limit nothing but today itself moves in the comparison.
        int last = Math.Min(limit - 1, person.Options.LastDayAhead), low = now.Today, high = last;
        if (last <= now.Today || person.On(last).TruthOf(node, rows) == truth) return limit;
        while (high - low > 1)
        {
            int middle = low + (high - low) / 2;
            if (person.On(middle).TruthOf(node, rows) == truth) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>How long everything in a value but today itself (and the law's day) stays put: tests, memberships, parameters.</summary>
    private int InsidesUntil(IrExpr value, int[] rows)
    {
        if (!_time.Changes(value, person.Options)) return Never;
        switch (value)
        {
            case IrCondition condition:
                return Until(condition, rows);
            case IrToday or IrLawDay:
                return Never;
            case IrParameter n:
                return NextVersion(n.Parameter);
            case IrCall n:
                return UntilCalled(n.Definition, n.Argument, rows);
            default:
                if (IrTree.CollectionOf(value) is { } collection) return InsidesUntil(collection, value, rows);
                return IrTree.Children(value).Select(child => InsidesUntil(child, rows)).DefaultIfEmpty(Never).Min();
        }
    }

    private int InsidesUntil(IrCollection collection, IrExpr node, int[] rows)
    {
        int until = Never;
        foreach (int _ in now.ElementsOf(collection, rows))
            foreach (IrExpr part in IrTree.Children(node))
                until = Math.Min(until, InsidesUntil(part, rows));
        return until;
    }

    private int NextVersion(int parameter)
    {
        ParameterInfo info = person.Tables.Program.Info.Parameters[parameter];
        if (person.Options.LawAsOf is not null || person.Options.Parameters.ContainsKey(info.Name)) return Never;
        return info.Versions.SelectMany(version => (IEnumerable<int>)[version.From, version.Until])
            .Where(day => day > now.Today).DefaultIfEmpty(Never).Min();
    }
}
