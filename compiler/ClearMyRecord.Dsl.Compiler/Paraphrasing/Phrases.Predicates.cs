using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Paraphrasing;

/// <summary>Comparisons, waits and collections: on which side the boundary falls, and who is counted.</summary>
internal static partial class Phrases
{
    private static string Compare(BoundCompare node, Speaker speaker, bool denied)
    {
        Comparison comparison = denied ? Opposite(node.Comparison) : node.Comparison;
        string left = Value(node.Left, speaker), right = Value(node.Right, speaker);
        string words = (node.Left.Type.Kind, comparison) switch
        {
            (_, Comparison.Equal) => $"is {right}",
            (_, Comparison.NotEqual) => $"is not {right}",
            (BoundKind.Date, Comparison.AtLeast) => $"is {right} or later",
            (BoundKind.Date, Comparison.AtMost) => $"is {right} or earlier",
            (BoundKind.Date, Comparison.MoreThan) => $"is later than {right}",
            (BoundKind.Date, _) => $"is earlier than {right}",
            (BoundKind.Category, Comparison.AtLeast) => $"is {right} or graver",
            (BoundKind.Category, Comparison.AtMost) => $"is {right} or less grave",
            (BoundKind.Category, Comparison.MoreThan) => $"is graver than {right}",
            (BoundKind.Category, _) => $"is less grave than {right}",
            (BoundKind.Period, Comparison.AtLeast) => $"is {right} or longer",
            (BoundKind.Period, Comparison.AtMost) => $"is {right} or shorter",
            (BoundKind.Period, Comparison.MoreThan) => $"is longer than {right}",
            (BoundKind.Period, _) => $"is shorter than {right}",
            (_, Comparison.AtLeast) => $"is {right} or more",
            (_, Comparison.AtMost) => $"is {right} or less",
            (_, Comparison.MoreThan) => $"is more than {right}",
            _ => $"is less than {right}",
        };
        string[] unranked = node.Left.Type.Category is { IsOrdered: true } category && comparison is not (Comparison.Equal or Comparison.NotEqual)
            ? [.. category.Values.Where((_, code) => category.Ranks[code] < 0)] : [];
        string open = unranked.Length == 0 ? "" : $" ({Joined(unranked, "and")} {(unranked.Length == 1 ? "has" : "have")} no rank and {(unranked.Length == 1 ? "leaves" : "leave")} this open)";
        return $"{left} {words}" + open + IfNone(node.IfNone, denied);
    }

    private static Comparison Opposite(Comparison comparison) => comparison switch
    {
        Comparison.Equal => Comparison.NotEqual,
        Comparison.NotEqual => Comparison.Equal,
        Comparison.AtLeast => Comparison.LessThan,
        Comparison.AtMost => Comparison.MoreThan,
        Comparison.MoreThan => Comparison.AtMost,
        _ => Comparison.AtLeast,
    };

    private static string Category(BoundCategoryIn node, Speaker speaker, bool denied)
    {
        CategoryType category = node.Value.Type.Category ?? throw new InvalidOperationException("a category without its values");
        string values = Choice(category.Values.Where((_, code) => (node.Mask >> code & 1) != 0));
        return $"{Value(node.Value, speaker)} is {(denied ? "not " : "")}{values}" + IfNone(node.IfNone, denied);
    }

    private static string Passed(BoundPassed node, Speaker speaker, bool denied)
    {
        string end = DayAfter(node.Period, Value(node.Since, speaker), speaker);
        string words = (node.MoreThan, denied) switch
        {
            (false, false) => $"today is {end}, or later",
            (false, true) => $"today is earlier than {end}",
            (true, false) => $"today is later than {end}",
            (true, true) => $"today is {end}, or earlier",
        };
        return words + IfNone(node.IfNone, denied);
    }

    /// <summary>"the day 7 years after its disposition date".</summary>
    private static string DayAfter(BoundExpression period, string date, Speaker speaker) =>
        $"the day {(period is BoundLiteral ? "" : "that lies ")}{Value(period, speaker)} after {date}";

    private static string InTheLast(BoundInTheLast node, Speaker speaker, bool denied)
    {
        string date = Value(node.Date, speaker), end = DayAfter(node.Period, date, speaker);
        return (denied ? $"{date} is in the future, or today is {end}, or later" : $"{date} is not in the future, and today is earlier than {end}")
            + IfNone(node.IfNone, denied);
    }

    private static string Within(BoundWithin node, Speaker speaker, bool denied)
    {
        string date = Value(node.Date, speaker), other = Value(node.Other, speaker), period = Value(node.Period, speaker);
        string words = node.Side switch
        {
            WithinSide.After => After(date, other),
            WithinSide.Before => After(other, date),
            _ => node.BothDays ? $"{date} and {other} are {period} apart or less" : $"{date} and {other} are the same day, or less than {period} apart",
        };
        return (denied ? "it is not so that " : "") + words + IfNone(node.IfNone, denied);

        string After(string later, string earlier) => node.BothDays
            ? $"{later} is {earlier} or later, up to and including {DayAfter(node.Period, earlier, speaker)}"
            : $"{later} is later than {earlier} and earlier than {DayAfter(node.Period, earlier, speaker)}";
    }

    private static string Quantified(BoundQuantified node, Speaker speaker, bool denied)
    {
        string number = node.Number is { } n ? Value(n, speaker) : "1";
        (string none, string some) = (Noun(node.Collection, speaker, false), Noun(node.Collection, speaker, number != "1"));
        string there = number == "1" ? "there is" : "there are";
        return (node.Quantifier, denied) switch
        {
            (Quantifier.Some, false) or (Quantifier.No, true) => $"there is at least one {none}",
            (Quantifier.AtLeast, _) when number == "1" => denied ? $"there is no {none}" : $"there is at least one {none}",
            (Quantifier.No, false) or (Quantifier.Some, true) => $"there is no {none}",
            (Quantifier.AtLeast, false) or (Quantifier.FewerThan, true) => $"{there} {number} or more {some}",
            (Quantifier.FewerThan, false) or (Quantifier.AtLeast, true) => $"there are fewer than {number} {Noun(node.Collection, speaker, true)}",
            (Quantifier.AtMost, false) or (Quantifier.MoreThan, true) => $"{there} at most {number} {some}",
            (Quantifier.MoreThan, false) or (Quantifier.AtMost, true) => $"{there} more than {number} {some}",
            (_, false) => $"{there} exactly {number} {some}",
            _ => $"there are not exactly {number} {Noun(node.Collection, speaker, true)}",
        };
    }

    /// <summary>"conviction in any case of the person, leaving out this conviction, such that …".</summary>
    private static string Noun(BoundCollection collection, Speaker speaker, bool isPlural)
    {
        BoundVariable element = collection.Element;
        List<BoundExpression> tests = [.. Conjuncts(collection.Where)];
        // What its noun and its place say is not said again.
        BoundSameGroup? within = tests.OfType<BoundSameGroup>().FirstOrDefault(same => same.Left.Id == element.Id && same.Right.Kind.Key == same.Key);
        tests.RemoveAll(test => test == within || test is BoundIsA noun && noun.Kind == element.Kind && noun.Of.Id == element.Id);
        string kind = isPlural ? element.Kind.Plural : element.Kind.Name;
        string place = within is not null ? $" of {speaker.Name(within.Right)}" : collection.ScopeKind switch
        {
            RecordKind.Person when element is { Record: RecordKind.Charge, Kind.Key: null } => " in any case of the person",
            RecordKind.Person => " of the person",
            var scope => $" of {speaker.Record(collection.Of, scope)}",
        };
        string[] left = [.. collection.Except.Select(variable => variable.Record < element.Record ? $"those of {speaker.Name(variable)}" : speaker.Name(variable) is "it" ? $"the {variable.Kind.Name} itself" : speaker.Name(variable)).Distinct()];
        string others = left.Length > 0 ? $", leaving out {Joined(left, "and")}"
            : speaker.Subject.Record != element.Record || speaker.Subject.Kind.Key is not null && element.Kind.Key is null ? ""
            : $" (this {speaker.Subject.Kind.Name} included{(IsSurely(speaker.Subject.Kind, element.Kind) ? "" : ", if it is one")})";
        BoundExpression? where = tests switch { [] => null, [var only] => only, _ => new BoundJoin(true, [.. tests], tests[0].Span) };
        return kind + place + others + (where is null ? "" : $"{(left.Length > 0 ? "," : "")} such that {Condition(where, speaker.About(element))}");
    }

    /// <summary>The conditions of a collection one by one, as far as the noun and its place are among them.</summary>
    private static IEnumerable<BoundExpression> Conjuncts(BoundExpression? where) => where switch
    {
        null => [],
        BoundJoin { IsAnd: true } join when join.Operands.Any(IsPlacing) => join.Operands.SelectMany(Conjuncts),
        _ => [where],
    };

    private static bool IsPlacing(BoundExpression test) =>
        test is BoundSameGroup or BoundIsA || test is BoundJoin { IsAnd: true } join && join.Operands.Any(IsPlacing);

    /// <summary>"all convictions in any case of the person …".</summary>
    public static string All(BoundCollection collection, Speaker speaker) => $"all {Noun(collection, speaker, true)}";

    /// <summary>Whether whatever is of the one kind is of the other too.</summary>
    public static bool IsSurely(KindSymbol kind, KindSymbol wider)
    {
        for (KindSymbol? at = kind; at is not null; at = at.Base)
            if (at == wider) return true;
        return wider.IsBuiltIn;
    }

    private static string Measure(BoundMeasure node, Speaker speaker)
    {
        string kinds = Noun(node.Collection, speaker, true);
        string place = node.Place == 1 ? "" : node.Place switch { 2 => "second ", 3 => "third ", _ => $"{node.Place}. " };
        string value = node.Value is { } measured ? Value(measured, speaker.About(node.Collection.Element)) : "";
        return node.Kind switch
        {
            MeasureKind.Count => $"the number of {kinds}",
            MeasureKind.CountDistinct => $"the number of different values of {node.Collection.GroupKey?.Name} over {kinds}",
            MeasureKind.Sum => $"the sum of {value} over {kinds}",
            MeasureKind.Earliest or MeasureKind.Lowest or MeasureKind.Latest or MeasureKind.Highest =>
                $"the {place}{node.Kind.ToString().ToLowerInvariant()} {(value.StartsWith("its ", StringComparison.Ordinal) ? value[4..] : value)} of all {kinds} (does not apply where there {(node.Place == 1 ? "is none" : "are fewer")})",
            _ => $"({Unspoken}{Quoted(Words.Of(node.Span))})",
        };
    }
}
