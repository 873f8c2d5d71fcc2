using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>When a relief is law, and whether all that it uses has a version then.</summary>
internal sealed partial class Lowerer
{
    /// <summary>What has its message: one mistake in a definition is one, however many reliefs use it.</summary>
    private readonly HashSet<(Symbol Symbol, SourceSpan At)> _missed = [];

    /// <summary>Where a bill repeals a name, and the words that read it all the same.</summary>
    private readonly Dictionary<RepealSyntax, List<(SourceSpan, string)>> _repealed = [];

    /// <summary>When the relief is law: its own dates, and the days on which every parameter it cannot do without has a version.</summary>
    private IrCondition WholeForce(BoundRelief relief)
    {
        List<IrCondition> all = [];
        if (InForce(relief.InForce) is { } own) all.Add(own);
        HashSet<ParameterSymbol> used = [];
        foreach (BoundExpression part in relief.Expressions) BoundWalk.Parameters(part, used);
        foreach (ParameterSymbol parameter in used.Where(p => !p.MayBeOff).OrderBy(p => p.Index))
        {
            ImmutableArray<ParameterVersion> versions = parameter.Info.Versions;
            if (versions.IsEmpty) continue;
            if (Between(versions[0].From, versions[^1].Until) is { } needed) all.Add(needed);
            // One that says since when it is law says so of everything in it.
            if (relief.InForce?.From is BoundLiteral { Value.Number: var from } said && from < versions[0].From && relief.VersionBy is null)
            {
                _diagnostics.Add(RuleErrors.LawBeforeVersion.At(said.Span, relief.Syntax.Name.Text, $"before `{parameter.Name}` has a version") with
                {
                    Advice = $"let the parameter begin on {Notation.Date((int)from)}, or the relief on {Notation.Date(versions[0].From)}; or say since when the item that uses it is in force",
                    Notes = [(parameter.Syntax.Name.Span, "its first version begins later")],
                });
            }
        }

        List<VersionNeed> needs = VersionNeeds.Of(_program, relief);
        int saidFrom = FirstDay(relief.InForce);
        foreach (VersionNeed need in needs.Where(need => !need.IsDated))
            if ((saidFrom < need.Days.From || need.Has.From is BoundParameterUse) && InForce(Said(need.Has with { Until = null })) is { } begun) all.Add(begun);
        int begins = saidFrom > LegalDate.FirstDay ? saidFrom : needs.Where(need => !need.IsDated).Select(need => need.Days.From)
            .Concat(used.Where(p => !p.MayBeOff && !p.Info.Versions.IsEmpty).Select(p => p.Info.Versions[0].From)).DefaultIfEmpty(LegalDate.FirstDay).Max();
        foreach (VersionNeed need in needs) ReportNeed(relief, need, begins);
        return all.Count == 1 ? all[0] : new IrAll([.. all.Distinct()]);
    }

    /// <summary>What is read on a day on which the law does not say what it means.</summary>
    /// <param name="begins">The relief's first day, as it says or as what it cannot do without lets it.</param>
    private void ReportNeed(BoundRelief relief, VersionNeed need, int begins)
    {
        SourceSpan? own = relief.InForce?.From?.Span, ends = relief.InForce?.Until?.Span;
        int from = need.IsDated ? Math.Max(need.Read.From, begins) : FirstDay(relief.InForce);
        string name = need.Symbol.Name, what = need.IsDated ? "what uses it" : "the relief";
        if (from < need.Days.From && from > LegalDate.FirstDay && relief.VersionBy is null && _missed.Add((need.Symbol, need.Read.FromAt ?? own ?? default)))
        {
            _diagnostics.Add(RuleErrors.LawBeforeVersion.At(need.Read.FromAt ?? own ?? relief.Syntax.Name.Span, relief.Syntax.Name.Text, $"before `{name}` has a version") with
            {
                Advice = $"let `{name}` begin on {Notation.Date(from)}, or {what} on {Notation.Date(need.Days.From)}" + (need.IsDated ? "" : "; or say since when the item that uses it is in force"),
                Notes = [(PlaceOf(need.Symbol, isFirst: true, need.Has.From), "its first version begins later")],
            });
        }

        if (need.Read.Until > need.Days.Until && need.Has.Until is { } end && _program.Sight.RepealAt(end.Span) is { } repeal)
        {
            if (!_missed.Add((need.Symbol, need.At))) return;
            if (!_repealed.TryGetValue(repeal, out List<(SourceSpan, string)>? uses)) _repealed[repeal] = uses = [];
            uses.Add((need.At, $"it is read here, for the relief \"{relief.Syntax.Name.Text}\""));
        }
        else if (need.Read.Until > need.Days.Until && _missed.Add((need.Symbol, need.Read.UntilAt ?? ends ?? default)))
        {
            _diagnostics.Add(RuleErrors.LawBeforeVersion.At(need.Read.UntilAt ?? ends ?? relief.Syntax.Name.Span, relief.Syntax.Name.Text, $"after the last version of `{name}` has ended") with
            {
                Advice = $"say what `{name}` means from {Notation.Date(need.Days.Until)} on, or let {what} end on that day" + (need.IsDated ? "" : "; or say until when the item that uses it is in force"),
                Notes = [(PlaceOf(need.Symbol, isFirst: false, need.Has.Until), "its last version ends here")],
            });
        }
    }

    /// <summary>A repeal of what provisions in force go on reading: a bar made of it would be lifted without a word.</summary>
    private void ReportRepealed()
    {
        foreach ((RepealSyntax repeal, List<(SourceSpan, string)> uses) in _repealed)
        {
            ProvisionSyntax provision = repeal.Provision;
            _diagnostics.Add(RuleErrors.CannotRepeal.At(provision.Span, $"{provision.Kind} `{provision.Name}`") with
            {
                Advice = "strike what reads it, or say what it means from then on: " + (provision.Kind == "define" ? "`in define … reads …`" : "enact a list of that name"),
                Notes = [.. uses],
            });
        }
    }

    private static SourceSpan PlaceOf(Symbol symbol, bool isFirst, BoundExpression? day) => day is { Span: { File: not null } said } ? said : symbol switch
    {
        ParameterSymbol parameter => (isFirst ? parameter.Syntax.Versions[0] : parameter.Syntax.Versions[^1]).Span,
        _ => symbol.Span,
    };

    /// <summary>On a day on which a kind of record has no version nothing is one.</summary>
    private IrCondition IsSubject(KindSymbol kind, IrVariable subject)
    {
        IrCondition isIt = new IrCallCondition(DefinitionOf(kind), subject);
        List<IrCondition> has = [.. VersionNeeds.Of(_program, kind).Where(need => !need.IsDated).Select(need => InForce(Said(need.Has))).OfType<IrCondition>()];
        return has.Count switch { 0 => isIt, 1 => new IrChoose(has[0], isIt, new IrTruth(Truth.False)), _ => new IrChoose(new IrAll([.. has]), isIt, new IrTruth(Truth.False)) };
    }
}
