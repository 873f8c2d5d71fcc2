using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>Reliefs: subject, force, and the labelled conditions in the law's order.</summary>
internal sealed partial class Lowerer
{
    private readonly Dictionary<ReliefSymbol, IrRelief> _reliefs = [];

    /// <summary>A relief that others ask about is lowered before them; circles were refused when names were bound.</summary>
    private IrRelief LowerRelief(BoundRelief relief)
    {
        if (_reliefs.TryGetValue(relief.Symbol, out IrRelief? known)) return known;
        VariableMap variables = Variables();
        BoundVariable subject = new(0, relief.Subject, null);
        string citation = relief.Syntax.Cite?.Text ?? _program.Citation;
        List<IrReliefCondition> conditions = [], holds = [];
        // What a record is does not hang on the version of the relief: only the relief's own force and conditions do.
        IrExpr? outer = _otherLawDay;
        _otherLawDay = null;
        IrCondition? granted = AlreadyGranted(relief, subject, variables);
        IrCondition covers = Covers(relief, variables.Of(subject), granted);
        _otherLawDay = relief.VersionBy is { } by ? new IrVersionDay(Expression(by, variables)) : null;
        foreach (BoundConditions provision in relief.Conditions) LowerProvision(provision, variables, conditions);
        foreach (BoundConditions provision in relief.Holds) LowerProvision(provision, variables, holds);
        foreach (BoundGranted after in relief.After)
            conditions.Add(Requirement(After(relief, after), citation, $"after relief \"{after.Relief.Name}\"", Granted(after, variables)));
        ImmutableArray<IrReliefCondition> rows = EffectRows(relief, citation, variables);
        if (NoRelief(relief, rows) is { } effect) conditions.Add(Requirement("(effect)", citation, "some effect, and not `no relief`", effect));

        // Requirements before bars, each in the order written.
        conditions = [.. conditions.Where(c => !c.Info.IsBar), .. conditions.Where(c => c.Info.IsBar)];
        IrCondition force = WholeForce(relief);
        if (!relief.Limits.IsEmpty)
        {
            int bars = conditions.FindIndex(c => c.Info.IsBar);
            conditions.InsertRange(bars < 0 ? conditions.Count : bars, Limits(relief, citation, new(covers, force, [.. conditions]), variables));
        }

        if (conditions.Count == 0)
            _diagnostics.Add(RuleErrors.NoConditions.At(relief.Syntax.Name.Span, relief.Symbol.Name, relief.Subject.Name) with { Advice = "say with `when` what must hold" });
        ReliefInfo info = Info(relief, citation) with
        {
            Conditions = [.. conditions.Select(c => c.Info)],
            Holds = [.. holds.Select(c => c.Info)],
            Effects = [.. relief.Effects.Zip(rows, (row, lowered) => new EffectInfo(row.Syntax.Effect?.Effect ?? "", lowered.Info) { Routes = Routes(row.Syntax.Effect) })],
            SaysWhatItReaches = relief.Reaches is not null,
        };
        _otherLawDay = outer;
        IrRelief lowered = new(info, covers, force, [.. conditions]) { Holds = [.. holds], Effects = rows, AlreadyGranted = granted };
        _reliefs.Add(relief.Symbol, lowered);
        lowered = lowered with { Clears = Clears(relief) };
        return _reliefs[relief.Symbol] = lowered with { Info = info with { Status = new StatusReads(_definitions, _lists).Of(lowered) } };
    }

    /// <summary>A subject is of the relief's kind, and of the statute's own jurisdiction. A file that names no jurisdiction at all is given
    /// the statute's before a run (<see cref="CaseData.WithJurisdiction"/>). Who was granted the relief is no subject of it any more.</summary>
    private IrCondition Covers(BoundRelief relief, IrVariable subject, IrCondition? granted)
    {
        List<IrCondition> all = [];
        if (!relief.Subject.IsBuiltIn) all.Add(IsSubject(relief.Subject, subject));
        FieldDefinition? jurisdiction = _program.Schema.Find(RecordKind.Case, "jurisdiction");
        if (jurisdiction is { Type: FieldType.Text } && relief.Subject.Record != RecordKind.Person && _program.Jurisdiction.Length > 0)
            all.Add(new IrTextIn(subject, jurisdiction, [_program.Jurisdiction], Truth.False));

        if (granted is not null) all.Add(new IrNot(granted));
        return all.Count == 1 ? all[0] : new IrAll([.. all]);
    }

    private void LowerProvision(BoundConditions provision, VariableMap variables, List<IrReliefCondition> into)
    {
        // The top list's items are the relief's conditions; anything else is one condition, numbered by its place.
        ListKind splits = provision.IsBar ? ListKind.Any : ListKind.All;
        IrCondition? force = InForce(provision.InForce);
        if (provision.Condition is BoundList list && list.Kind == splits)
        {
            foreach (BoundItem item in list.Items) into.Add(LowerItem(item, item.Label, provision, force, variables));
            return;
        }

        // "when none of" says of each item what "unless any of" does.
        if (provision is { IsBar: false, Condition: BoundList { Kind: ListKind.None } none })
        {
            foreach (BoundItem item in none.Items) into.Add(LowerItem(item, item.Label, provision with { IsBar = true }, force, variables));
            return;
        }

        // Versions of one item are one: a number does not change because a bill gives another item new words.
        string label = $"({into.Where(c => c.Info.IsBar == provision.IsBar).DistinctBy(c => (c.Info.Label, c.Info.Citation)).Count() + 1})";
        BoundItem whole = new(label, provision.Condition, null, provision.Condition.Span) { IsCounted = true };
        // The number of the whole is not the law's: its parts keep the labels that they have there, unless those are numbers too.
        bool keepsLabels = provision.Condition is BoundList parts && !parts.Items.Any(item => item.Label.Length > 2 && char.IsAsciiDigit(item.Label[1]));
        into.Add(LowerItem(whole, label, provision, force, variables, keepsLabels));
    }

    private IrReliefCondition LowerItem(BoundItem item, string label, BoundConditions provision, IrCondition? force, VariableMap variables, bool partsKeepLabels = false)
    {
        IrCondition body = Guarded(Condition(item.Condition, variables), item, provision.IsBar ? ListKind.Any : ListKind.All);
        if (force is not null) body = provision.IsBar ? new IrAll([force, body]) : new IrChoose(force, body, new IrTruth(Truth.True));
        // A bar in conflict with the relief bars if it prevails, which nobody knows.
        if (provision.Conflict is { Info: var conflict })
            body = new IrAll([body, Raised(new(conflict.Name, ConflictInfo.Readings, null) { Conflict = conflict }, ConflictInfo.Readings.IndexOf(ConflictInfo.BarPrevails))]);
        ConditionInfo info = new(label, Cite(provision.Citation, label, item.IsCounted), _program.Sight.Words(item.Condition.Span), provision.IsBar)
        {
            Provision = provision.Bar is { Text: { } text } ? new("bar", provision.Citation, text.Text.Trim()) : null,
            Uses = _words.Under(item.Condition),
            From = Math.Max(FirstDay(item.InForce), FirstDay(provision.InForce)),
            Until = Math.Min(EndDay(item.InForce), EndDay(provision.InForce)),
        };
        IrReliefCondition condition = new(info, body, Parts(item.Condition, partsKeepLabels ? info with { Label = "", Citation = provision.Citation } : info, variables));
        _origins.Add(condition, item.Condition.Span);
        return condition;
    }

    private static int FirstDay(BoundInForce? dates) => dates?.From is BoundLiteral literal ? (int)literal.Value.Number : LegalDate.FirstDay;

    private static int EndDay(BoundInForce? dates) => dates?.Until is BoundLiteral literal ? (int)literal.Value.Number : LegalDate.LastDay + 1;

    /// <summary>The labelled parts of a condition; a definition that is such a list is opened, with its own citation. Parts of a bar are
    /// bars themselves, and parts of "none of" or of what is denied stand on the other side.</summary>
    private ImmutableArray<IrReliefCondition> Parts(BoundExpression condition, ConditionInfo whole, VariableMap variables)
    {
        bool isBar = whole.IsBar;
        string citation = whole.Citation;
        if (condition is BoundNot not) (condition, isBar) = (not.Operand, !isBar);
        if (condition is BoundCall { Definition: { Body: BoundList body } definition } call)
        {
            // Labels stand directly under a relief, never inside a quantifier: the argument is the relief's subject.
            (condition, variables) = (body, new(variables.Of(call.Argument), inside: false));
            citation = definition.Syntax.Cite?.Text ?? citation;
        }

        if (condition is BoundCall { Definition: { Body: BoundVersions versions } opened } of && opened.IsList)
        {
            // Items of a version are as items with its dates.
            VariableMap inside = new(variables.Of(of.Argument), inside: false);
            return [.. versions.Versions.Zip(opened.Versions).SelectMany(both => both.Second.Body is BoundList list
                ? Items(list, whole with { IsBar = isBar, Citation = both.Second.Syntax.Cite?.Text ?? citation }, both.First.InForce, inside) : [])];
        }

        return condition is BoundList items ? Items(items, whole with { IsBar = isBar, Citation = citation }, null, variables) : [];
    }

    private ImmutableArray<IrReliefCondition> Items(BoundList list, ConditionInfo whole, BoundInForce? version, VariableMap variables) =>
    [
        .. list.Items.Select(item =>
        {
            ConditionInfo info = new(whole.Label + item.Label, Cite(whole.Citation, item.Label, item.IsCounted), _program.Sight.Words(item.Condition.Span), whole.IsBar != (list.Kind is ListKind.None))
            {
                Uses = _words.Under(item.Condition),
                From = FirstDay(version),
                Until = EndDay(version),
            };
            IrCondition body = Guarded(Condition(item.Condition, variables), item, list.Kind);
            if (InForce(Said(version ?? new(null, null))) is { } held) body = new IrChoose(held, body, new IrTruth(list.Kind == ListKind.All ? Truth.True : Truth.False));
            IrReliefCondition part = new(info, body, Parts(item.Condition, info, variables));
            _origins.Add(part, item.Condition.Span);
            return part;
        }),
    ];

    /// <summary>An item out of force, or one whose parameter is off, is not in its list.</summary>
    private IrCondition Guarded(IrCondition body, BoundItem item, ListKind list)
    {
        List<IrCondition> guards = [];
        if (InForce(item.InForce) is { } force) guards.Add(force);
        guards.AddRange(OffGuards(item.Condition));
        if (guards.Count == 0) return body;
        IrCondition guard = guards.Count == 1 ? guards[0] : new IrAll([.. guards]);
        // Nothing in its list: "all of" over nothing is true, the others are as if the item were false.
        return new IrChoose(guard, body, new IrTruth(list == ListKind.All ? Truth.True : Truth.False));
    }

    /// <summary>"§ 9122.3" with "(a)(1)" is "§ 9122.3(a)(1)"; a label in words, "(grade)", is the file's own and stands apart.</summary>
    /// <param name="isCounted">Whether the label is only a number that the law does not have: it then stands beside the citation, as a word does.</param>
    private static string Cite(string citation, string label, bool isCounted = false) =>
        citation.Length == 0 ? label : !isCounted && StatutoryLabel().IsMatch(label) && EndsInNumber(citation) ? citation + label : $"{citation} {label}";

    /// <summary>After a label in words the law's own numbering has ended: "§ 9122.2 (grade) (1)".</summary>
    private static bool EndsInNumber(string citation) => citation[^1] != ')' || StatutoryLabel().IsMatch(citation[citation.LastIndexOf('(')..]);

    [GeneratedRegex(@"^(\((\d{1,3}|[A-Za-z]{1,2}|[ivxlIVXL]{1,6})\))+$")]
    private static partial Regex StatutoryLabel();
}
