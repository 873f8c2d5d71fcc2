using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Paraphrasing;

/// <summary>
/// Plain English for bound nodes: what was understood, not what was written. A node without words of its own is quoted and marked, so
/// that nothing is passed over in silence.
/// </summary>
internal static partial class Phrases
{
    /// <summary>What stands before the author's words where a node has none here.</summary>
    public const string Unspoken = "in the statute's own words: ";

    /// <summary>A condition as a sentence.</summary>
    /// <param name="denied">Says the opposite.</param>
    public static string Condition(BoundExpression node, Speaker speaker, bool denied = false) => node switch
    {
        BoundTruth n => n.Value != denied ? "this is met in any case" : "this is never met",
        BoundNot n => Condition(n.Operand, speaker, !denied),
        BoundJoin n => Joined(n.Operands.Select(o => Operand(o, speaker, denied)), n.IsAnd != denied ? "and" : "or"),
        BoundList n => List(n, speaker, denied),
        BoundIf n => $"if {Condition(n.Test, speaker)}, then {Condition(n.Then, speaker, denied)}, and otherwise {Condition(n.Else, speaker, denied)}",
        BoundPresume n => $"{Condition(n.Condition, speaker, denied)} (taken as {(n.Yes != denied ? "so" : "not so")} where the record leaves it open)",
        BoundExceptWhere n => denied
            ? $"{Condition(n.Condition, speaker, denied: true)}, or {Condition(n.Except, speaker)}"
            : $"{Condition(n.Condition, speaker)}, but not where {Condition(n.Except, speaker)}",
        BoundQuantified n => Quantified(n, speaker, denied),
        BoundEvery n => (denied ? "not " : "") + $"every {Noun(n.Collection, speaker, false)} is such that {Condition(n.Satisfies, speaker.About(n.Collection.Element))}"
            + (n.NeedsOne ? $", and there is at least one such {n.Collection.Element.Kind.Name}" : $"; this also holds where there is no such {n.Collection.Element.Kind.Name}"),
        BoundCompare n => Compare(n, speaker, denied),
        BoundCategoryIn n => Category(n, speaker, denied),
        BoundSameValue n => $"{Value(n.Left, speaker)} is {(denied ? "not " : "")}the same as {Value(n.Right, speaker)}" + IfNone(n.IfNone, denied),
        BoundTextIn n => $"{Value(n.Field, speaker)} is {(denied ? "not " : "")}{Choice(n.Texts.Select(Quoted))}" + IfNone(n.IfNone, denied),
        BoundOffenseIn n => $"{Value(n.Field, speaker)} is {(denied ? "not " : "")}"
            + (n.List.Span == n.Span ? Choice(n.List.Entries.Select(Entry)) : $"in the list {Quoted(NameOf(n.List))}"),
        BoundOffenseInParameter n => $"{Value(n.Field, speaker)} is {(denied ? "not " : "")}in the list {Quoted(NameOf(n.Parameter))} as it stands on the law's day",
        BoundSameGroup n => $"{speaker.Name(n.Left)} {(denied ? "is a charge with another" : "has the same")} {n.Key.Name}{(denied ? " than" : " as")} {speaker.Name(n.Right)}{(denied ? "" : ", or is that charge itself")}",
        BoundIsA n => $"{speaker.Name(n.Of)} is {(denied ? "not " : "")}{Names.WithArticle(n.Kind.Name)}",
        BoundStateTest n => $"{Value(n.Value, speaker)} {State(n.Test, denied)}",
        BoundYesNo n => $"{speaker.Record(n.Of, n.Field.Of)} is {(denied ? "not " : "")}recorded as {Quoted(n.Field.Name)}" + IfNone(n.IfNone, denied),
        BoundFieldOr { Field: BoundYesNo field, Value: BoundTruth taken } => $"{Condition(field, speaker, denied)} (taken as {(taken.Value != denied ? "so" : "not so")} where that is missing)",
        BoundFieldOr { Field: BoundYesNo field } n => $"{Condition(field, speaker, denied)} (where that is missing, what counts is whether {Condition(n.Value, speaker)})",
        BoundAsOf n => $"by the law of {Day(n.Date, speaker)}, {Condition(n.Value, speaker, denied)}" + IfNone(n.IfNone, denied),
        BoundPassed n => Passed(n, speaker, denied),
        BoundInTheLast n => InTheLast(n, speaker, denied),
        BoundWithin n => Within(n, speaker, denied),
        BoundEligible n => $"{speaker.Record(n.Of, n.Relief.Subject.Record)} {(denied ? "does not qualify" : "qualifies")} today for {Quoted(n.Relief.Name)}",
        BoundGranted n => $"{Quoted(n.Relief.Name)} has {(denied ? "not " : "")}been granted to {(n.Group is { } group ? $"some charge of {speaker.Group(n.Of, group)}" : speaker.Record(n.Of, n.Kind))}",
        BoundReadingIs n => $"the question {Quoted(n.Question.Name)} is {(denied ? "not " : "")}read as {Quoted(NameOf(n.Question.Syntax.Readings[n.Reading]))}",
        BoundParameterUse n => $"{Quoted(NameOf(n.Parameter))} is {(denied ? "no" : "yes")}",
        BoundCall n => $"{Quoted(NameOf(n.Definition))} {(denied ? "does not hold" : "holds")} of {speaker.Record(n.Argument, n.Definition.Subject.Record)}",
        BoundVersions n => Joined(n.Versions.Select(version => $"{Condition(version.Value, speaker, denied)} (law only{InForce(version.InForce)})"), "or"),
        BoundRows n => (denied ? "it is not so that " : "") + "the first of these that applies says yes: "
            + string.Join("; ", n.Rows.Select(row => $"{Condition(row.Value, speaker)} {When(row, speaker)}")),
        _ => (denied ? "not " : "") + Fallback(node),
    };

    /// <summary>A value as a noun.</summary>
    public static string Value(BoundExpression node, Speaker speaker) => node switch
    {
        BoundYesNo n => $"{speaker.Owner(n.Of, n.Field.Of)} {Quoted(n.Field.Name)}",
        { Type.Kind: BoundKind.Condition } => $"whether {Condition(node, speaker)}",
        BoundLiteral n => n.Value.ToText(n.LiteralType.Category),
        BoundToday => "today",
        BoundParameterUse n => $"the {Quoted(NameOf(n.Parameter))}",
        BoundField n => $"{speaker.Owner(n.Of, n.Field.Of)} {n.Field.Name}",
        BoundFieldOr n => $"{Value(n.Field, speaker)} (taken as {Value(n.Value, speaker)} where it is missing)",
        BoundCall n => $"{speaker.Owner(n.Argument, n.Definition.Subject.Record)} {Quoted(NameOf(n.Definition))}",
        BoundArithmetic n => $"{Value(n.Left, speaker)} {(n.IsMinus ? "minus" : "plus")} {Value(n.Right, speaker)}",
        BoundAddPeriod n => n.IsMinus
            ? $"the day {(n.Period is BoundLiteral ? "" : "that lies ")}{Value(n.Period, speaker)} before {Value(n.Date, speaker)}" : DayAfter(n.Period, Value(n.Date, speaker), speaker),
        BoundYearsBetween { From: BoundField { Field.Name: "birth date" } birth } n => $"{speaker.Owner(birth.Of, RecordKind.Person)} age in whole years on {Day(n.To, speaker)}",
        BoundYearsBetween n => $"the whole years from {Value(n.From, speaker)} to {Value(n.To, speaker)}",
        BoundPick n => $"the {(n.Latest ? "late" : "earlie")}{(n.Items.Length == 2 ? "r" : "st")} of {Joined(n.Items.Select(i => Value(i, speaker)), "and")}" + (n.Items.Any(i => i.MayNotApply) ? " (what does not apply is passed over)" : ""),
        BoundAsOf n => $"{Value(n.Value, speaker)} by the law of {Day(n.Date, speaker)}",
        BoundLastAnniversary n => $"{Value(n.Date, speaker)}, or the latest of its yearly returns up to today",
        BoundMeasure n => Measure(n, speaker),
        BoundVersions n => Joined(n.Versions.Select(version => $"{Value(version.Value, speaker)} (law only{InForce(version.InForce)})"), "or"),
        BoundRows n => "the first of these that applies: " + string.Join("; ", n.Rows.Select(row => Row(row, speaker))),
        BoundIf n => $"{Value(n.Then, speaker)} if {Condition(n.Test, speaker)}, and {Value(n.Else, speaker)} otherwise",
        BoundError => "something that could not be read",
        _ => Fallback(node),
    };

    public static string Row(BoundRow row, Speaker speaker) =>
        $"{(row.Value.Type.Kind == BoundKind.Condition ? "what counts is whether " + Condition(row.Value, speaker) + "," : Value(row.Value, speaker))} {When(row, speaker)}";

    private static string When(BoundRow row, Speaker speaker)
    {
        string law = row.InForce is null ? "" : $"while it is law,{InForce(row.InForce)}";
        if (row.Where is not { } where) return law.Length > 0 ? law : "otherwise";
        return $"where {Condition(where, speaker)}" + (law.Length > 0 ? $" ({law})" : "");
    }

    /// <summary>A name as it was declared, with its articles.</summary>
    public static string NameOf(Symbol symbol)
    {
        SourceSpan span = symbol switch
        {
            ValueSymbol value => value.Syntax.Name.Span,
            ParameterSymbol parameter => parameter.Syntax.Name.Span,
            _ => symbol.Span,
        };
        return span.File is null || symbol is KindSymbol ? symbol.Name : Words.Of(span).Trim('`') + symbol.Suffix;
    }

    /// <summary>A name as it was written, with its articles.</summary>
    public static string NameOf(NameSyntax name) => name.Span.File is null ? name.Text : Words.Of(name.Span).Trim('`');

    public static string Quoted(string words) => $"“{words}”";

    /// <summary>"from D on", "up to and including the day before".</summary>
    public static string InForce(BoundInForce? dates)
    {
        if (dates is null) return "";
        Speaker nobody = Speaker.Of(new("law", "laws", RecordKind.Person, default));
        string from = dates.From is { } first ? $" from {Value(first, nobody)} on" : "";
        string until = dates.Until switch
        {
            null => "",
            BoundLiteral last => $" up to and including {Notation.Date((int)last.Value.Number - 1)}",
            { } day => $" until the day before {Value(day, nobody)}",
        };
        return from + until;
    }

    public static string Joined(IEnumerable<string> parts, string word)
    {
        string[] all = [.. parts];
        // Parts that have commas of their own are kept apart by semicolons.
        bool isLong = all.Any(part => part.Contains(',', StringComparison.Ordinal) || part.Contains(" and ", StringComparison.Ordinal) || part.Contains(" or ", StringComparison.Ordinal));
        return all.Length switch
        {
            0 => "nothing",
            1 => all[0],
            _ => string.Join(isLong ? "; " : ", ", all[..^1]) + (isLong ? $"; {word} " : $" {word} ") + all[^1],
        };
    }

    /// <summary>What has an "and" or "or" of its own stands in parentheses, so that nobody can read it across its end.</summary>
    private static string Operand(BoundExpression node, Speaker speaker, bool denied)
    {
        string words = Condition(node, speaker, denied);
        BoundExpression core = node;
        while (core is BoundNot not) core = not.Operand;
        return core is BoundJoin or BoundIf or BoundList or BoundExceptWhere || words.Contains(" such that ", StringComparison.Ordinal) ? $"({words})" : words;
    }

    private static string Choice(IEnumerable<string> values) => values.ToArray() is { Length: > 1 } many ? $"one of {string.Join(", ", many[..^1])} or {many[^1]}" : string.Concat(values);

    private static string Day(BoundExpression date, Speaker speaker) => date is BoundToday ? "the day of the run" : Value(date, speaker);

    private static string List(BoundList list, Speaker speaker, bool denied)
    {
        IEnumerable<string> items = list.Items.Select(item => $"{item.Label} {Condition(item.Condition, speaker)}" + (item.InForce is null ? "" : $" (law only{InForce(item.InForce)})"));
        string head = (list.Kind, denied) switch
        {
            (ListKind.All, false) => "all of these hold",
            (ListKind.All, true) => "not all of these hold",
            (ListKind.Any, false) or (ListKind.None, true) => "at least one of these holds",
            (ListKind.Any, true) or (ListKind.None, false) => "none of these holds",
            (_, false) => $"at least {list.Needed} of these hold",
            _ => $"fewer than {list.Needed} of these hold",
        };
        return $"{head}: {string.Join("; ", items)}";
    }

    /// <summary>The head of a list whose items stand on lines of their own.</summary>
    public static string Head(BoundList list) => List(list with { Items = [] }, Speaker.Of(new("", "", RecordKind.Person, default)), false).TrimEnd();

    private static string State(StateTest test, bool denied) => (test, denied) switch
    {
        (StateTest.Known, false) or (StateTest.Missing, true) => "is in the record",
        (StateTest.Known, true) or (StateTest.Missing, false) => "is missing from the record",
        (StateTest.NotYet, false) => "has not come yet",
        (StateTest.NotYet, true) => "has come",
        (StateTest.Applies, false) or (StateTest.DoesNotApply, true) => "applies",
        _ => "does not apply",
    };

    private static string IfNone(Truth ifNone, bool denied) => ifNone switch
    {
        Truth.Unknown => "",
        _ => (ifNone == Truth.True) != denied ? " (so it is, too, where that does not apply)" : " (not so where that does not apply)",
    };

    private static string Entry(BoundOffenseEntry entry) => (entry.From, entry.To, entry.List) switch
    {
        (_, _, { } list) => $"the list {Quoted(NameOf(list))}",
        ({ } from, { } to, _) => $"{from} to {to}",
        ({ } from, _, _) => from.ToString(),
        _ => "nothing",
    };

    /// <summary>An entry of an offense list with everything that limits it.</summary>
    public static string FullEntry(BoundOffenseEntry entry, Speaker charge) =>
        (entry.IsException ? "but not " : "") + Entry(entry)
        + (entry.Inchoate == InchoateKinds.None ? "" : $", also {Joined(InchoateWords(entry.Inchoate), "or")}")
        + (entry.Where is { } where ? $", where {Condition(where, charge)}" : "")
        + (entry.InForce is null ? "" : $" (law only{InForce(entry.InForce)})");

    private static IEnumerable<string> InchoateWords(InchoateKinds kinds)
    {
        if (kinds.HasFlag(InchoateKinds.Attempts)) yield return "attempted";
        if (kinds.HasFlag(InchoateKinds.Conspiracies)) yield return "conspired at";
        if (kinds.HasFlag(InchoateKinds.Solicitations)) yield return "solicited";
    }

    private static string Fallback(BoundExpression node) => $"({Unspoken}{Quoted(node.Span.File is null ? node.GetType().Name : Words.Of(node.Span))})";
}
