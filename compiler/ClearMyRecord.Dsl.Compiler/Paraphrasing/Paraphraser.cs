using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Paraphrasing;

/// <summary>Reads a law back from its bound tree, with what it uses of its model, so that an author can confirm what was understood.</summary>
public sealed class Paraphraser
{
    /// <summary>What the name of a bar's section begins with.</summary>
    public const string BarOf = "Bar of ";

    private readonly BoundProgram _program;
    private readonly HashSet<object> _used;

    private Paraphraser(BoundProgram program)
    {
        _program = program;
        _used = Used(program);
    }

    public static Paraphrase Read(BoundProgram program) => new Paraphraser(program).Read();

    private Paraphrase Read() => new(_program.Title,
    [
        Law(),
        .. _program.Questions.Where(_used.Contains).Select(Question),
        .. _program.Parameters.Where(_used.Contains).Select(Parameter),
        .. _program.OffenseLists.Where(list => _used.Contains(list) && list.Versions.IsEmpty && !IsInline(list) && !IsVersion(list)).Select(Offenses),
        .. _program.Kinds.Where(kind => !kind.IsBuiltIn && _used.Contains(kind)).SelectMany(kind => kind.Declared).Select(Kind),
        .. _program.Values.Where(_used.Contains).SelectMany(value => value.Declared).Select(Definition),
        .. _program.Fills.Select(Fill),
        .. _program.Reliefs.Select(Relief),
        .. Bars(),
        .. Preferences(),
        .. NotEncoded(),
    ]);

    /// <summary>What the reliefs reach; everything in a file that has none.</summary>
    private static HashSet<object> Used(BoundProgram program)
    {
        HashSet<object> used = [];
        if (program.Reliefs.IsEmpty) foreach (object symbol in (IEnumerable<object>)[.. program.Kinds, .. program.Values, .. program.Parameters, .. program.OffenseLists, .. program.Questions]) Add(symbol);
        foreach (BoundRelief relief in program.Reliefs)
        {
            Add(relief.Subject);
            foreach (object symbol in BoundTree.Symbols(relief)) Add(symbol);
        }

        foreach (BoundFill fill in program.Fills)
            foreach (object symbol in BoundTree.Symbols(fill)) Add(symbol);
        return used;

        void Add(object symbol)
        {
            if (!used.Add(symbol)) return;
            object[] bodies = symbol switch
            {
                KindSymbol { Condition: { } condition, Base: { } narrowed } => [condition, new BoundIsA(new(0, narrowed, null), narrowed, condition.Span)],
                ValueSymbol { Body: { } body } => [body],
                OffenseListSymbol list => [.. list.Entries],
                ParameterSymbol parameter => [.. parameter.Lists.Select(version => version.List.Entries).SelectMany(entries => entries)],
                _ => [],
            };
            foreach (object inner in bodies.SelectMany(BoundTree.Symbols)) Add(inner);
        }
    }

    /// <summary>A list that stands in a condition and not under a name of its own.</summary>
    private static bool IsInline(OffenseListSymbol list) => list.Span.File is not null && Words.Of(list.Span) == list.Name && list.Name.Contains(' ', StringComparison.Ordinal)
        && (list.Name.Contains(" is ", StringComparison.Ordinal) || list.Name.Contains(" = ", StringComparison.Ordinal));

    private bool IsVersion(OffenseListSymbol list) => _program.Parameters.Any(parameter => parameter.Lists.Any(version => version.List == list));

    private ParaphraseSection Law()
    {
        List<ParaphraseLine> lines = [];
        if (_program.Jurisdiction.Length > 0) lines.Add(new(0, "", $"It decides on records whose case is of {_program.Jurisdiction}; what it counts may come from anywhere."));
        if (_program.Calendar is { } calendar)
        {
            lines.Add(new(0, "", $"A period of whole years from 29 February ends, in a year without that day, {Ends(calendar.Years, "28 February", "1 March")}."));
            lines.Add(new(0, "", $"A period with months in it, whose last month lacks the day, ends {Ends(calendar.Months, "on the last day of that month", "on the first day of the next month")}."));
        }

        lines.Add(new(0, "", "A fact that the record leaves blank may be anything it could be. Where the answer hangs on it, the answer is “needs review”, unless it is said here how the blank is taken."));
        return new("law", "The law as a whole", _program.Citation, [.. lines]);

        static string Ends(DayRule rule, string back, string forward) => rule switch
        {
            DayRule.RollBack => back.StartsWith("on ", StringComparison.Ordinal) ? back : "on " + back,
            DayRule.RollForward => forward.StartsWith("on ", StringComparison.Ordinal) ? forward : "on " + forward,
            _ => "on either of the two days next to it; who falls between them goes to review",
        };
    }

    private static ParaphraseSection Question(QuestionSymbol question) => new("question", $"Question {Phrases.Quoted(question.Name)}", question.Syntax.Cite?.Text ?? "",
    [
        new(0, "", $"The law can be read as {Phrases.Joined(question.Syntax.Readings.Select((reading, i) => Reading(question, Phrases.NameOf(reading), i)), "or")}."),
        new(0, "", question.Syntax.Default is { } taken
            ? $"Unless a run fixes another reading, {Phrases.Quoted(Phrases.NameOf(taken))} is taken."
            : "No reading is taken: where they lead to different answers, the answer is “needs review”."),
    ], question.Span);

    private static string Reading(QuestionSymbol question, string name, int index) =>
        Phrases.Quoted(name) + (question.Dates.GetValueOrDefault(index) is { } dates ? $" (open only{Phrases.InForce(dates)})" : "");

    private static ParaphraseSection Parameter(ParameterSymbol parameter)
    {
        List<ParaphraseLine> lines = [];
        foreach (ParameterVersion version in parameter.Info.Versions)
        {
            string from = version.From > LegalDate.FirstDay ? $" from {Notation.Date(version.From)} on" : "";
            string until = version.Until <= LegalDate.LastDay ? $" up to and including {Notation.Date(version.Until - 1)}" : "";
            string when = from.Length + until.Length == 0 ? " at all times" : from.Length > 0 && until.Length > 0 ? from[..^3] + until : from + until;
            OffenseListSymbol? list = parameter.Lists.FirstOrDefault(l => l.From == version.From).List;
            string value = list is not null ? "these offenses:" : version.Value?.ToText(parameter.Info.Category) ?? "off, and what uses it is left out";
            lines.Add(new(0, "", $"{char.ToUpperInvariant(when.Trim()[0])}{when.Trim()[1..]}: {value}{(list is null ? "." : "")}"));
            if (list is not null) lines.AddRange(list.Entries.Select(entry => new ParaphraseLine(1, "", Phrases.FullEntry(entry, Charge()))));
        }

        if (lines.Count == 0) lines.Add(new(0, "", "It has no value yet."));
        if (parameter.Info.Versions is [{ From: > LegalDate.FirstDay } first, ..])
            lines.Add(new(0, "", $"Before {Notation.Date(first.From)} it had none: {(parameter.MayBeOff ? "what uses it is left out then" : "a relief that cannot do without it is not in force then")}."));
        return new("parameter", $"Parameter {Phrases.Quoted(Phrases.NameOf(parameter))}", parameter.Info.Citation, [.. lines], parameter.Span);
    }

    private static Speaker Charge() => Speaker.Of(new("charge", "charges", RecordKind.Charge, default));

    private static ParaphraseSection Offenses(OffenseListSymbol list) => new("offense list", $"Offenses {Phrases.Quoted(Phrases.NameOf(list))}", "",
        [.. LawOnly(list), .. list.Entries.Select(entry => new ParaphraseLine(0, "", Phrases.FullEntry(entry, Charge())))], list.Span);

    /// <summary>Of one of several declarations of a name: when it is the one meant.</summary>
    private static IEnumerable<ParaphraseLine> LawOnly(Symbol symbol) => symbol.InForce is { } dates ? [new(0, "", $"This is law only{Phrases.InForce(dates)}.")] : [];

    private static ParaphraseSection Kind(KindSymbol kind)
    {
        if (kind is { Syntax: null, Key: { } key })
            return new("definition", $"Group {Phrases.Quoted(kind.Name)}", "",
                [new(0, "", $"all charges of a person that share their {key.Name}; one where it is missing may belong to any of them, or to one of its own"
                    + (key.MayNotApply ? "; one to which it does not apply belongs to none" : ""))], kind.Span);
        Speaker speaker = Speaker.Of(kind.Base ?? kind);
        string noun = $"{Names.WithArticle(kind.Name)} is {Names.WithArticle(kind.Base?.Name ?? "record")}";
        string head = char.ToUpperInvariant(noun[0]) + noun[1..];
        return new("definition", head, kind.Syntax?.Cite?.Text ?? "",
            kind.Condition is null or BoundTruth { Value: true } ? [.. LawOnly(kind), new(0, "", "every one of them")] : [.. LawOnly(kind), .. Lines(kind.Condition, speaker, 0, "", "where ")], kind.Span);
    }

    private static ParaphraseSection Definition(ValueSymbol value) => new("definition", $"Definition {Phrases.Quoted(Phrases.NameOf(value))} of {Names.WithArticle(value.Subject.Name)}",
        value.Syntax.Cite?.Text ?? "", value.Body is { } body ? [.. LawOnly(value), .. Lines(body, Speaker.Of(value.Subject), 0, "", "")] : [], value.Span);

    private static ParaphraseSection Fill(BoundFill fill)
    {
        Speaker speaker = Speaker.Of(new(fill.Field.Of.ToString().ToLowerInvariant(), "", fill.Field.Of, default));
        return new("derivation", $"Where the {fill.Field.Name} of a {fill.Field.Of.ToString().ToLowerInvariant()} is missing", "",
            [new(0, "", "it is worked out; the first of these that applies counts:"), .. fill.Rows.Rows.Select(row => new ParaphraseLine(1, "", Phrases.Row(row, speaker))),
                .. None(fill.Rows, "and where none does, it stays missing")], fill.Rows.Span);
    }

    private static IEnumerable<ParaphraseLine> None(BoundRows rows, string words, int depth = 1) =>
        rows.Closing is null && rows.Rows.All(row => row.Where is not null) ? [new(depth, "", words)] : [];

    private ParaphraseSection Relief(BoundRelief relief)
    {
        Speaker speaker = Speaker.Of(relief.Subject);
        string subject = Names.WithArticle(relief.Subject.Name);
        List<ParaphraseLine> lines = [];
        lines.Add(new(0, "", $"It is for {subject}{(relief.Syntax.Effect is { Rows.IsEmpty: true } effect ? $", and its effect is: {ReliefWords.Effect(effect)}" : "")}."));
        if (relief.InForce is not null) lines.Add(new(0, "", $"It is law only{Phrases.InForce(relief.InForce)}."));
        if (relief.VersionBy is { } day) lines.Add(new(0, "", $"Each record is judged by the law of {Phrases.Value(day, speaker)}, not of today."));
        BoundConditions[] requirements = [.. relief.Conditions.Where(c => !c.IsBar)], bars = [.. relief.Conditions.Where(c => c.IsBar)];
        if (requirements.Length + relief.After.Length > 0) lines.Add(new(0, "", $"{char.ToUpperInvariant(subject[0])}{subject[1..]} is eligible if each of these holds:"));
        foreach (BoundConditions requirement in requirements) lines.AddRange(Provision(requirement, ListKind.All, speaker));
        foreach (BoundGranted before in relief.After) lines.Add(new(1, "", Phrases.Condition(before, speaker)));
        if (bars.Length > 0) lines.Add(new(0, "", requirements.Length > 0 ? "and none of these does:" : $"{char.ToUpperInvariant(subject[0])}{subject[1..]} is eligible if none of these holds:"));
        foreach (BoundConditions bar in bars.Where(bar => IsOwn(bar, relief))) lines.AddRange(Provision(bar, ListKind.Any, speaker));
        foreach (BoundConditions bar in bars.Where(bar => !IsOwn(bar, relief))) lines.Add(new(1, "", $"the bar of {Named(bar)}, read below"));
        lines.AddRange(ReliefWords.Conflicts(relief));
        lines.AddRange(ReliefWords.Limits(relief));
        if (relief.Holds.Length > 0) lines.Add(new(0, "", "One that is eligible is on hold as long as any of these holds:"));
        foreach (BoundConditions hold in relief.Holds) lines.AddRange(Provision(hold, ListKind.Any, speaker));
        lines.AddRange(ReliefWords.Effects(relief, speaker));
        if (relief.Reaches is { } reaches) lines.Add(new(0, "", $"It clears {Phrases.All(reaches, speaker)}."));
        string facts = string.Join(", ", Facts(relief));
        if (facts.Length > 0) lines.Add(new(0, "", $"It reads these facts: {facts}."));
        return new("relief", $"Relief {Phrases.Quoted(relief.Symbol.Name)}", relief.Syntax.Cite?.Text ?? _program.Citation, [.. lines], relief.Syntax.Name.Span);
    }

    /// <summary>Whether a bar stands in the relief, and not in a section of its own.</summary>
    private static bool IsOwn(BoundConditions bar, BoundRelief relief) => bar.Citation == (relief.Syntax.Cite?.Text ?? "");

    /// <summary>A bar by its citation; by its first label too where several bars have that citation.</summary>
    private string Named(BoundConditions bar)
    {
        string name = bar.Citation.Length > 0 ? bar.Citation : "a section without a citation";
        int namesakes = _program.Reliefs.SelectMany(relief => relief.Conditions.Where(c => c.IsBar && !IsOwn(c, relief) && c.Citation == bar.Citation))
            .Select(c => c.Condition.Span).Distinct().Count();
        return namesakes > 1 && bar.Condition is BoundList { Items: [var first, ..] } ? $"{name}, {first.Label} and what follows it" : name;
    }

    private IEnumerable<ParaphraseSection> Bars()
    {
        foreach (var bar in _program.Reliefs.SelectMany(relief => relief.Conditions.Where(c => c.IsBar && !IsOwn(c, relief)).Select(c => (Relief: relief, Bar: c)))
                     .GroupBy(b => (b.Bar.Condition.Span, b.Bar.Citation)))
        {
            string reliefs = Phrases.Joined(bar.Select(b => Phrases.Quoted(b.Relief.Symbol.Name)), "and");
            yield return new("bar", BarOf + Named(bar.First().Bar), bar.Key.Citation,
            [
                new(0, "", $"It stands against {reliefs}: none of these may hold."),
                .. Provision(bar.First().Bar, ListKind.Any, Speaker.Of(Common([.. bar.Select(b => b.Relief.Subject)]))),
            ], bar.Key.Span);
        }
    }

    /// <summary>The narrowest kind that all of them are: a bar against several reliefs speaks of that.</summary>
    private static KindSymbol Common(KindSymbol[] subjects)
    {
        KindSymbol common = subjects[0];
        while (common.Base is { } wider && !subjects.All(subject => Phrases.IsSurely(subject, common))) common = wider;
        return common;
    }

    private static IEnumerable<ParaphraseLine> Provision(BoundConditions provision, ListKind splits, Speaker speaker)
    {
        string law = provision.InForce is null ? "" : $"law only{Phrases.InForce(provision.InForce)}:";
        if (provision.Condition is not BoundList list || list.Kind != splits) return Lines(provision.Condition, speaker, 1, "", law.Length > 0 ? law + " " : "");
        IEnumerable<ParaphraseLine> items = list.Items.SelectMany(item => Item(item, speaker, law.Length > 0 ? 2 : 1));
        return law.Length > 0 ? items.Prepend(new(1, "", law)) : items;
    }

    private static IEnumerable<ParaphraseLine> Item(BoundItem item, Speaker speaker, int depth) =>
        Lines(item.Condition, speaker, depth, item.Label, item.InForce is null ? "" : $"law only{Phrases.InForce(item.InForce)}: ");

    /// <summary>A condition or value on as many lines as it has parts of its own.</summary>
    private static IEnumerable<ParaphraseLine> Lines(BoundExpression node, Speaker speaker, int depth, string label, string before) => node switch
    {
        BoundList list => list.Items.SelectMany(item => Item(item, speaker, depth + 1)).Prepend(new(depth, label, before + Phrases.Head(list))),
        BoundIf { Type.Kind: BoundKind.Condition } choice =>
        [
            new(depth, label, $"{before}if {Phrases.Condition(choice.Test, speaker)}, then"),
            .. Lines(choice.Then, speaker, depth + 1, "", ""),
            new(depth, "", "and otherwise"),
            .. Lines(choice.Else, speaker, depth + 1, "", ""),
        ],
        BoundRows rows => rows.Rows.Select(row => new ParaphraseLine(depth + 1, row.Label, Phrases.Row(row, speaker)))
            .Prepend(new(depth, label, before + "the first of these that applies:")).Concat(None(rows, "and where none does, it does not apply", depth + 1)),
        { Type.Kind: BoundKind.Condition } => [new(depth, label, before + Phrases.Condition(node, speaker))],
        _ => [new(depth, label, before + Phrases.Value(node, speaker))],
    };

    /// <summary>The fields that a relief reads, through everything that it uses.</summary>
    private static SortedSet<string> Facts(BoundRelief relief)
    {
        SortedSet<string> facts = new(StringComparer.Ordinal);
        HashSet<object> seen = [relief.Subject];
        Queue<object> waiting = new([relief, relief.Subject]);
        while (waiting.TryDequeue(out object? next))
        {
            BoundExpression[] nodes = next switch
            {
                KindSymbol { Condition: { } condition } => [condition],
                ValueSymbol { Body: { } body } => [body],
                OffenseListSymbol list => [.. list.Entries.Select(entry => entry.Where).OfType<BoundExpression>()],
                BoundRelief all => [.. BoundTree.Children(all)],
                _ => [],
            };
            foreach (BoundExpression node in nodes.SelectMany(BoundTree.WithDescendants))
                if (FieldOf(node) is { } field) facts.Add(field.Of == RecordKind.Charge ? field.Name : $"{field.Name} of the {field.Of.ToString().ToLowerInvariant()}");
            foreach (object symbol in nodes.SelectMany(BoundTree.Symbols).Concat(next is KindSymbol { Base: { } narrowed } ? [narrowed] : []))
                if (seen.Add(symbol)) waiting.Enqueue(symbol);
        }

        return facts;
    }

    private static FieldDefinition? FieldOf(BoundExpression node) => node switch
    {
        BoundField n => n.Field,
        BoundYesNo n => n.Field,
        _ => null,
    };

    private IEnumerable<ParaphraseSection> Preferences() => _program.Preferences.IsEmpty ? []
        : [new("law", "Which relief goes first", "", [.. _program.Preferences.Select(pair => new ParaphraseLine(0, "",
            $"{Phrases.Quoted(_program.Reliefs[pair.Relief].Symbol.Name)} goes before {Phrases.Quoted(_program.Reliefs[pair.Over].Symbol.Name)}."))])];

    private IEnumerable<ParaphraseSection> NotEncoded() => _program.NotEncoded.IsEmpty ? []
        : [new("law", "Not in this statute file", "", [.. _program.NotEncoded.Select(n => new ParaphraseLine(0, n.Provision.Text, $"because: {n.Because.Text}"))])];
}
