using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Runtime.Evaluation;

/// <summary>One relief. Conditions are the requirements and then the bars, each in the law's order.</summary>
/// <param name="Subject">The level of record that the relief is for.</param>
/// <param name="SubjectName">The subject in the law's words: "conviction".</param>
/// <param name="Effect">What it does: "limited access". Of several effects all, joined by "or". Empty if unsaid.</param>
/// <param name="Route">"automatic", "by petition", or empty; with dates where the law gives some.</param>
public sealed record ReliefInfo(string Name, string Citation, RecordKind Subject, string SubjectName, string Effect, string Route)
{
    /// <summary>The words of the law, where the statute carries them.</summary>
    public string LawText { get; init; } = "";

    /// <summary>The words of the law in which its subject is defined.</summary>
    public ImmutableArray<LawWords> Uses { get; init; } = [];

    public ImmutableArray<ConditionInfo> Conditions { get; init; } = [];

    /// <summary>What keeps an eligible subject waiting; written like bars, without a say in the outcome.</summary>
    public ImmutableArray<ConditionInfo> Holds { get; init; } = [];

    /// <summary>The rows of the effect, the first true one counts; empty where there is one effect for all.</summary>
    public ImmutableArray<EffectInfo> Effects { get; init; } = [];

    /// <summary>Routes with their days, where the law gives some.</summary>
    public ImmutableArray<RouteInfo> Routes { get; init; } = [];

    /// <summary>What of it reads facts that hold on the day of the file; null where nothing does.</summary>
    public StatusUse? Status { get; init; }

    /// <summary>Whether the relief says which charges it reaches (<see cref="ReliefDecisions.Reached"/>); otherwise it clears its
    /// subject, or all charges of it.</summary>
    public bool SaysWhatItReaches { get; init; }

    /// <summary>The route on a day, or empty where the law gives none for it.</summary>
    public string RouteOn(int day) => Routes.IsEmpty ? Route
        : Routes.FirstOrDefault(route => day >= route.From && day < route.Until)?.Route ?? "";
}

/// <summary>A row of an effect.</summary>
/// <param name="Effect">What the relief then does; empty for "no relief".</param>
/// <param name="Condition">Its label, which is its reason, and its words.</param>
public sealed record EffectInfo(string Effect, ConditionInfo Condition)
{
    public ImmutableArray<RouteInfo> Routes { get; init; } = [];

    /// <summary>The route on a day, or empty where this row gives none for it.</summary>
    public string RouteOn(int day) => Routes.FirstOrDefault(route => day >= route.From && day < route.Until)?.Route ?? "";
}

/// <summary>A way to a relief, and the days on which it is open: the first, and the first on which it no longer is.</summary>
public sealed record RouteInfo(string Route, int From, int Until);

/// <summary>One relief goes before another of the same record; both by their place in the program.</summary>
public sealed record PreferenceInfo(int Relief, int Over);

/// <summary>Words of the law under a declaration.</summary>
/// <param name="Of">What they stand under: "conviction", "bar". Empty if its citation says all.</param>
public sealed record LawWords(string Of, string Citation, string Words);

/// <summary>A labelled condition of a relief.</summary>
/// <param name="Label">As the law writes it: "(a)(2)(i)"; "(1)" by position where it has none.</param>
/// <param name="Citation">The enclosing citation with the label: "§ 9122.3(a)(2)(i)".</param>
/// <param name="Words">The condition as the statute file words it, on one line.</param>
/// <param name="IsBar">True for a bar: the relief fails where it holds. False for a requirement: the relief fails where it does not.</param>
public sealed record ConditionInfo(string Label, string Citation, string Words, bool IsBar)
{
    /// <summary>The first day on which it is law, and the first on which it no longer is, where the law says so by date.</summary>
    public int From { get; init; } = LegalDate.FirstDay;

    /// <inheritdoc cref="From"/>
    public int Until { get; init; } = LegalDate.LastDay + 1;

    /// <summary>The words of the bar that it stands in; null for what stands in the relief, and for a bar that carries none.</summary>
    public LawWords? Provision { get; init; }

    /// <summary>The words of the definitions, lists, parameters and questions that it names, and of those that they name in turn.</summary>
    public ImmutableArray<LawWords> Uses { get; init; } = [];

    /// <summary>A cap on how many may have the relief. Time does not cure it: where it alone fails, no later day is looked for.</summary>
    public bool IsLimit { get; init; }

    /// <summary>Whether the condition is law on a day; one that is not is in no list and stops nothing.</summary>
    public bool IsLawOn(int day) => day >= From && day < Until;

    /// <summary>Whether this truth of the condition stops the relief.</summary>
    public bool Stops(Truth truth) => truth == (IsBar ? Truth.True : Truth.False);
}
