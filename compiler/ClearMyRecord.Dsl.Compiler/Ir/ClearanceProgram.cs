using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Ir;

/// <summary>A statute after lowering: everything the engines need, and nothing of its spelling.</summary>
public sealed record ClearanceProgram
{
    public required ProgramInfo Info { get; init; }

    public required RecordSchema Schema { get; init; }

    public required LegalCalendar Calendar { get; init; }

    /// <summary>In dependency order: a definition calls only those before it.</summary>
    public ImmutableArray<IrDefinition> Definitions { get; init; } = [];

    public ImmutableArray<IrOffenseList> OffenseLists { get; init; } = [];

    /// <summary>In the order of <see cref="ProgramInfo.Reliefs"/>.</summary>
    public ImmutableArray<IrRelief> Reliefs { get; init; } = [];

    /// <summary>Days on which the law itself changes (parameters, in-force dates), ascending: days to try when looking for a first day.</summary>
    public ImmutableArray<int> LawChanges { get; init; } = [];
}

/// <summary>A named value or condition of one kind of record. Variable 0 is the record.</summary>
public sealed record IrDefinition(string Name, RecordKind Subject, IrExpr Body)
{
    /// <summary>"in force from 2024-06-11": for one of several declarations of the name, when it is the one meant; otherwise empty.</summary>
    public string Version { get; init; } = "";
}

/// <summary>One relief. Variable 0 is the subject.</summary>
/// <param name="Covers">Whether a record is a subject at all (its definition, its jurisdiction).</param>
/// <param name="InForce">Whether the relief is law on the law's day.</param>
/// <param name="Conditions">Requirements and bars, in the order of <see cref="ReliefInfo.Conditions"/>.</param>
public sealed record IrRelief(ReliefInfo Info, IrCondition Covers, IrCondition InForce, ImmutableArray<IrReliefCondition> Conditions)
{
    /// <summary>In the order of <see cref="ReliefInfo.Holds"/>; without a say in the outcome.</summary>
    public ImmutableArray<IrReliefCondition> Holds { get; init; } = [];

    /// <summary>The tests of the rows of the effect, in the order of <see cref="ReliefInfo.Effects"/>; without a say in the outcome.</summary>
    public ImmutableArray<IrReliefCondition> Effects { get; init; } = [];

    /// <summary>Whether the relief clears a charge (variable 0) on the day at hand; null where it clears its subject, or all charges of it.</summary>
    public IrCondition? Clears { get; init; }

    /// <summary>Whether a subject was granted this relief before; repeats what <see cref="Covers"/> says, for explanations. Null where it is not asked.</summary>
    public IrCondition? AlreadyGranted { get; init; }

    /// <summary>All labelled conditions, those without a say in the outcome too.</summary>
    public IEnumerable<IrReliefCondition> AllLabelled => Conditions.Concat(Holds).Concat(Effects);
}

/// <summary>A labelled condition. An item that may be out of force carries that in its body: it is then true as a requirement, false as a bar.</summary>
/// <param name="Parts">The labelled parts of the same condition, for explanations; they repeat what Body says and decide nothing.</param>
public sealed record IrReliefCondition(ConditionInfo Info, IrCondition Body, ImmutableArray<IrReliefCondition> Parts);

/// <summary>A list of offenses: in it what some including entry covers and no excluding entry does (strong Kleene; the order of entries
/// does not matter). An offense that does not apply is in no list.</summary>
public sealed record IrOffenseList(string Name, ImmutableArray<IrOffenseEntry> Entries)
{
    /// <summary>As of <see cref="IrDefinition.Version"/>.</summary>
    public string Version { get; init; } = "";
}

/// <summary>One entry. It covers everything under From, or all sections from From to To (sections compared as numbers, ends included).</summary>
/// <remarks>An entry covers a charge if its citation does (<see cref="OffenseMatcher"/>: unknown where the offense is missing or can't be read),
/// its Where holds and the inchoate rule is met. All three are joined as strong Kleene "and".</remarks>
/// <param name="Includes">False for "except". An exception without Inchoate takes out the completed offense only.</param>
/// <param name="IncludedList">Another list instead of a citation, or null. The list's own entries then say what of attempts is covered,
/// unless Inchoate here covers them for all of its entries.</param>
/// <param name="Inchoate">Whether attempts, conspiracies and solicitations are covered too. Without it the charge's category field
/// <see cref="InchoateField"/> must be its value "none" (or not apply); a schema without that field knows completed offenses only.</param>
/// <param name="Where">A further condition on the charge (variable 0), or null.</param>
public sealed record IrOffenseEntry(Citation? From, Citation? To, int? IncludedList, bool Includes, bool Inchoate, IrCondition? Where)
{
    /// <summary>The charge field that tells attempts from completed offenses, and its value for the latter.</summary>
    public const string InchoateField = "inchoate", NotInchoate = "none";
}
