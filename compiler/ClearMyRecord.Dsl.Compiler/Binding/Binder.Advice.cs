using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>What to do about names that nothing has and sides that do not fit: what the author most likely meant.</summary>
internal sealed partial class Binder
{
    private const string NameADay = "name a day, such as `disposition date` or `2024-06-11`", BreakTheCircle = "break the circle: one of them must not need the others";

    /// <summary>What words that stand where a name should may mean instead; null if nothing else is likely.</summary>
    private string? MeantByName(string name)
    {
        if (WrongWords.InName(name) is { } wrong) return wrong;
        if (FactAlsoCalled(name) is { } fact) return fact;
        if (name == "none") return "of a fact that may not apply, write `… does not apply`; of a sum of money, `is at most $0`; of records, `no … of the person`";
        string[] words = name.Split(' ');
        if (_kinds.Named(name) is [var records, ..]) return $"these are records: count them, `count of {records.BarePlural} of the person`, or say `the person has …`";
        if (words is [.., "years" or "months" or "days"] && _symbols.Named(string.Join(' ', words[..^1])).Count > 0) return $"`{string.Join(' ', words[..^1])}` has its unit already: leave out `{words[^1]}`";
        foreach (RecordKind kind in Enum.GetValues<RecordKind>())
        {
            string owner = NameOf(kind);
            if (words.Length > 1 && words[0] == owner + "s" && _schema.Find(kind, string.Join(' ', words[1..])) is { } owned) return $"write `the {owner}'s {owned.Name}`";
            foreach (FieldDefinition field in _schema.FieldsOf(kind))
            {
                if (field.Category is not { } category) continue;
                if (name.StartsWith(field.Name + " ", StringComparison.Ordinal) && category.CodeOf(name[(field.Name.Length + 1)..]) >= 0)
                    return $"write `{field.Name} is {name[(field.Name.Length + 1)..]}`";
                if (category.CodeOf(name) >= 0) return $"`{name}` is one of the values of `{field.Name}`: write `{field.Name} is {name}`, or `{field.Name} is one of …` for several";
            }
        }

        return null;
    }

    /// <summary>A fact of the model under the name that courts and statutes give it.</summary>
    private string? FactAlsoCalled(string name)
    {
        if (name == "age") return "write `the person's age on today`, or on another day";
        foreach (string meant in UsualNames.Of(name))
            foreach (RecordKind kind in Enum.GetValues<RecordKind>())
                if (_schema.Find(kind, meant) is not null) return kind == RecordKind.Charge ? $"did you mean `{meant}`?" : $"did you mean `the {NameOf(kind)}'s {meant}`?";
        return null;
    }

    /// <summary>A fact of another record that the name is near to.</summary>
    private string? MeantOfAnother(string name)
    {
        foreach (RecordKind kind in Enum.GetValues<RecordKind>())
            if (Names.Nearest(name, _schema.FieldsOf(kind).Select(field => field.Name)) is { } near) return $"did you mean `the {NameOf(kind)}'s {near}`?";
        return null;
    }

    private string MeantByKind(string name)
    {
        if (WrongWords.InName(name) is { } wrong) return wrong;
        if (name.Split(' ') is [var number, .. var rest] && rest.Length > 0 && SyntaxFacts.SmallNumber(number) is { } n)
            return $"say whether more count as well: `at least {n} {string.Join(' ', rest)}`, or `exactly {n} {string.Join(' ', rest)}`";
        // A misspelt plural means a plural.
        bool isPlural = name.EndsWith('s');
        if ((Names.Nearest(name, _kinds.Names.Where(kind => kind.EndsWith('s') == isPlural)) ?? Names.Nearest(name, _kinds.Names)) is { } near) return $"did you mean `{near}`?";
        return _files.Length == 1 && _files[0].Head is not { Kind: FileKind.Model }
            ? "declare it with `define a … as a charge where …`, or `use` the model of the state that does, such as `use \"us-pa/model\"`"
            : "write person, case, charge, or a kind that a `define a … as a …` declares" + KindsDeclared();
    }

    private string KindsDeclared()
    {
        const int Most = 12;
        string[] kinds = [.. _kinds.All.Where(kind => !kind.IsBuiltIn).Select(kind => kind.Name).Distinct().Order(StringComparer.Ordinal)];
        return kinds.Length == 0 ? "" : ": here " + string.Join(", ", kinds.Take(Most)) + (kinds.Length > Most ? $" and {kinds.Length - Most} more" : "");
    }

    /// <summary>How a condition is made of what is none.</summary>
    private static string ToBeTrue(BoundExpression bound) => bound.Type.Kind switch
    {
        BoundKind.Record => "say what must be true of it, such as `there is a … where …`",
        BoundKind.Period when bound is BoundLiteral => $"say since when it must have passed: `{Shown(bound)} have passed since disposition date`",
        BoundKind.Category when bound.Type.Category is { Values: [var first, ..] } => $"compare it with a value: `{Shown(bound)} is {first}`, or `{Shown(bound)} is one of …`",
        BoundKind.Date => $"compare it with a day: `{Shown(bound)} is before 2024-06-11`; or let time pass: `7 years have passed since {Shown(bound)}`",
        _ => "compare it with something, such as `is …` or `is at least …`",
    };

    private static string ToCompare(BoundExpression left, BoundExpression right) => (left.Type.Kind, right.Type.Kind) switch
    {
        (BoundKind.Period, BoundKind.Number) => $"give it a unit: `{Shown(right)} years`",
        (BoundKind.Money, BoundKind.Number) => $"write an amount: `${Shown(right)}`",
        (BoundKind.Date, BoundKind.Period) when Shown(right) == "never" => $"write `{Shown(left)} is not yet`, `{Shown(left)} is missing` or `{Shown(left)} does not apply`, whichever is meant",
        (BoundKind.Date, BoundKind.Period) => $"to let time pass, write `{Shown(right)} have passed since {Shown(left)}`; to look back, `{Shown(left)} is in the last {Shown(right)}`",
        (BoundKind.Number, BoundKind.Period) when left is BoundYearsBetween => "an age is counted in whole years",
        (BoundKind.Category, _) => $"the values of `{left.Type.Category?.Name}` are {string.Join(", ", left.Type.Category?.Values ?? [])}",
        (BoundKind.Condition, _) => "it is true or not: write `is yes` or `is no`",
        (_, BoundKind.Category) => $"compare it with {left.Type.Describe()}",
        _ => $"the two sides must be alike: compare {left.Type.Describe()} with {left.Type.Describe()}",
    };

    /// <summary>A reference where no offense is compared with it: often a date as nobody here writes it.</summary>
    private BoundError FailOnCitation(CitationLiteral citation)
    {
        string[] parts = citation.Raw.Split('/', '-', ' ', '.');
        // "greater than 3" has the shape of a code and its section.
        if (citation.Raw.Split(' ') is { Length: > 1 } words && WrongWords.InName(citation.Raw) is { } wrong)
            return Fail(SyntaxErrors.UnknownWord.At(citation.Span, string.Join(' ', words[..^1]), "a comparison") with { Advice = wrong });
        if (citation.Raw.Split(' ') is [var month, { Length: 4 } year] && year.All(char.IsAsciiDigit) && Array.FindIndex(System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, m => m == month) is >= 0 and int index)
            return Fail(SyntaxErrors.NotWrittenSo.At(citation.Span, citation.Raw) with { Advice = $"write the month as `{year}-{index + 1:00}`" });
        bool isDate = !citation.Raw.Contains('§', StringComparison.Ordinal) && parts is [{ Length: <= 4 }, _, { Length: 2 or 4 }] or [{ Length: 4 }, _, { Length: 1 }] && parts.Count(p => p.Length > 0 && p.All(char.IsAsciiDigit)) >= 2 && (parts[1].Length <= 2 || parts[1].All(char.IsLetter));
        return isDate
            ? Fail(SyntaxErrors.NotWrittenSo.At(citation.Span, citation.Raw) with { Advice = "write a day like `2019-06-28` (year, month, day) or `June 28, 2019`" })
            : Fail(BindingErrors.NoOffenseHere.At(citation.Span, citation.Raw) with { Advice = MeantByShape(citation.Raw) });
    }

    private static string MeantByShape(string raw) => raw.Split('-', '.') switch
    {
        [var number, "day" or "days" or "month" or "months" or "year" or "years"] => $"write the period without a hyphen: `{number} {raw.Split('-', '.')[1].TrimEnd('s')}s`",
        [var whole, var part] when raw.Contains('.', StringComparison.Ordinal) && whole.Length > 0 && part.Length > 0 && whole.All(char.IsAsciiDigit) && part.All(char.IsAsciiDigit)
            => "numbers are whole here; an amount of money has its sign, `$1.50`; a section is compared with an offense: `offense is …`",
        _ => "a section is compared with an offense: `offense is …`, `offense is in …`",
    };

    /// <summary>"a case … where filing date is before the case's filing date": both are the searched case's, and no case is meant to be compared with itself.</summary>
    private BoundError? FailOnItself(BoundExpression left, BoundExpression right, ExpressionSyntax[] sides, SourceSpan span, Scope scope)
    {
        if (Dated(left) is not { } one || Dated(right) is not { } other || one.Of != other.Of || one.Field != other.Field) return null;
        // What the law is about is compared with itself by nobody who writes it so; the linter sees that it is always or never true.
        if (one.Of == scope.This || sides.Select(Reached).FirstOrDefault(path => path is not null) is not { } reached) return null;
        string owner = NameOf(one.Field.Of);
        bool hasThis = TryRecord(reached with { IsThis = true }, scope) is not null;
        return Fail(BindingErrors.WithItself.At(span, one.Field.Name, Shortened(Words.Of(reached.Span)), scope.Nearest.Kind.Name) with
        {
            Advice = hasThis ? $"for that of the {scope.This.Kind.Name} that the law is read for, write `this {owner}'s {one.Field.Name}`"
                : "give the one that is meant a name where it is found (`called the other`), and write `the other's …`",
        });
    }

    private static PathSyntax? Reached(ExpressionSyntax side) => side switch
    {
        PathSyntax { IsThis: false, Names.Length: 2 } path => path,
        ArithmeticSyntax sum => Reached(sum.Left),
        _ => null,
    };

    /// <summary>The fact that a value is, or is counted from.</summary>
    private static BoundField? Dated(BoundExpression value) => value switch
    {
        BoundField field => field,
        BoundAddPeriod later => Dated(later.Date),
        _ => null,
    };

    /// <summary>A definition said of a record that it is not a definition of.</summary>
    /// <param name="scope">Where a bare name was meant of the nearest thing.</param>
    private BoundError FailOnOwner(NameSyntax name, ValueSymbol value, RecordPath said, Scope? scope)
    {
        KindSymbol subject = value.Subject;
        string owner = subject.Group?.Name ?? NameOf(subject.Record);
        bool reaches = subject.Group is not { } group ? subject.Record < said.Kind && !(subject.Record == RecordKind.Case && said.Group is not null)
            : scope is null ? said is { Kind: RecordKind.Charge, Group: null } : GroupPath(group, scope, group) is not null;
        return Fail(BindingErrors.NoClimbing.At(name.Span, name.Text, owner, scope?.Nearest.Kind.Name ?? NameOf(said)) with
        {
            Advice = reaches ? $"write `the {owner}'s {name.Text}`"
                : said.Group is not null && subject is not { Record: RecordKind.Charge, Group: null } ? $"say of which charge: `every charge of the {NameOf(said)} satisfies the {owner}'s {name.Text} …`"
                : $"say which {owner}: `there is {Names.WithArticle(owner)} of the {NameOf(said)} where {name.Text} …`",
        });
    }

    private BoundError FailOnOwner(NameSyntax name, RecordKind owner, RecordKind said) =>
        Fail(BindingErrors.NoClimbing.At(name.Span, name.Text, NameOf(owner), NameOf(said)) with
        {
            Advice = owner < said ? $"write `the {NameOf(owner)}'s {name.Text}`" : $"say which {NameOf(owner)}: `the {NameOf(said)} has a {NameOf(owner)} where {name.Text} …`",
        });
}
