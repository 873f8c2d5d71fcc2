extern alias antlr;

using System.Globalization;
using antlr::Antlr4.Runtime;
using ClearMyRecord.Dsl.Compiler.Text;
using static antlr::ClearMyRecord.Dsl.Grammar.StatuteParser;

namespace ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

/// <summary>Numbers, money, periods, dates and citations.</summary>
internal sealed partial class SyntaxBuilder
{
    private ExpressionSyntax Literal(LiteralContext context)
    {
        SourceSpan span = Span(context);
        string words = context.GetText();
        return context.Start.Type switch
        {
            NUMBER => Number(words, span) is { } n ? new NumberLiteral(n, span) : new MissingExpression(span),
            MONEY => Money(words, span),
            DURATION => Period(words, span),
            DATE => Days(words, span) is { } d ? new DateLiteral(d.First, d.Last, span) : new MissingExpression(span),
            STRING => new TextLiteral(Quoted(context.STRING())?.Text ?? "", span),
            TODAY => new TodayLiteral(span),
            NEVER => new StateLiteral("never", span),
            _ => new MissingExpression(span),
        };
    }

    private long? Number(string words, SourceSpan span)
    {
        if (SyntaxFacts.SmallNumber(words) is { } small) return small;
        if (long.TryParse(words.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out long n) && n <= 1_000_000_000_000) return n;
        Report(SyntaxErrors.NumberTooLarge, span, "the largest number is 1,000,000,000,000", Shortened(words));
        return null;
    }

    private ExpressionSyntax Money(string words, SourceSpan span)
    {
        string digits = words.Replace("$", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Trim();
        if (decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal dollars)
            && dollars <= 1_000_000_000_000m && decimal.Truncate(dollars * 100) == dollars * 100)
            return new MoneyLiteral((long)(dollars * 100), span);
        if (dollars <= 1_000_000_000_000m && decimal.Truncate(dollars * 100) != dollars * 100)
            Report(SyntaxErrors.NotHere, span, $"write dollars and two digits of cents, like `${decimal.Round(dollars, 2):0.00}`", "a part of a cent");
        else Report(SyntaxErrors.NumberTooLarge, span, "write dollars and two digits of cents, like `$1,250.00`", Shortened(words));
        return new MissingExpression(span);
    }

    private ExpressionSyntax Period(string words, SourceSpan span)
    {
        long months = 0, days = 0;
        string[] parts = words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i + 1 < parts.Length; i++)
        {
            if (!char.IsAsciiDigit(parts[i][0])) continue;
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out int n)) n = int.MaxValue;
            if (parts[i + 1].StartsWith("year", StringComparison.Ordinal)) months += 12L * n;
            else if (parts[i + 1].StartsWith("month", StringComparison.Ordinal)) months += n;
            else days += n;
        }
        if (months < Runtime.Law.Period.MostMonths && days < Runtime.Law.Period.MostDays) return new PeriodLiteral(new((int)months, (int)days), span);
        Report(SyntaxErrors.NumberTooLarge, span, "a period is shorter than 1,000 years; write `never` for one that does not end", Shortened(words));
        return new MissingExpression(span);
    }

    private DateSyntax? Date(DateContext? context) =>
        context is { exception: null, Start: not null } && Days(context.GetText(), Span(context)) is { } d ? new(d.First, d.Last, Span(context)) : null;

    /// <summary>First and last day of a date as written: 2024-06-11, June 11, 2024, 2024-06, 2024.</summary>
    private (int First, int Last)? Days(string words, SourceSpan span)
    {
        if (Days(words) is { } days) return days;
        Report(SyntaxErrors.NoSuchDate, span, "write a day like `2024-06-11` or `June 11, 2024`, a month like `2024-06`, or a year", Shortened(words));
        return null;
    }

    private static (int First, int Last)? Days(string words)
    {
        string[] formats = ["yyyy-MM-dd", "MMMM d, yyyy", "MMMM dd, yyyy", "MMMM d yyyy", "MMMM dd yyyy"];
        string single = string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (DateOnly.TryParseExact(single, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return (day.DayNumber, day.DayNumber);
        if (words.Length == 7 && IsPartialDate(words) && DateOnly.TryParseExact(words + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month))
            return (month.DayNumber, LastOf(month.AddDays(DateTime.DaysInMonth(month.Year, month.Month) - 1)));
        if (words.Length == 4 && int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year >= 1)
            return (new DateOnly(year, 1, 1).DayNumber, new DateOnly(year, 12, 31).DayNumber);
        return null;

        static int LastOf(DateOnly d) => d.DayNumber;
    }

    /// <summary>"2015-03": as a section number it would be one that no code is known to have.</summary>
    private static bool IsPartialDate(string words) =>
        words.Length == 7 && words[4] == '-' && words[0] is '1' or '2' && words.Where((_, i) => i != 4).All(char.IsAsciiDigit)
        && string.CompareOrdinal(words, 5, "01", 0, 2) >= 0 && string.CompareOrdinal(words, 5, "12", 0, 2) <= 0;

    private ExpressionSyntax CitationOrDate(CitationContext context)
    {
        if (context is BareCitationContext && IsPartialDate(context.GetText()) && Days(context.GetText()) is { } days)
            return new DateLiteral(days.First, days.Last, Span(context));
        return Citation(context) is { } citation ? citation : new MissingExpression(Span(context));
    }

    /// <summary>The words of a reference with single blanks; a thousands comma would silently make two sections one.</summary>
    private CitationLiteral? Citation(ParserRuleContext context)
    {
        List<IToken> tokens = [];
        Leaves(context, tokens);
        if (tokens.Find(t => t.Type == NUMBER && t.Text.Contains(',', StringComparison.Ordinal)) is { } token)
        {
            Report(SyntaxErrors.ThousandsComma, Span(token), $"for two sections write them on lines of their own, or `{token.Text.Replace(",", ", ", StringComparison.Ordinal)}` with a blank", token.Text);
            return null;
        }
        string raw = string.Join(' ', tokens.Select(t => t.Type == SECT ? "§" : t.Text));
        return new(raw, Span(context));
    }

    /// <summary>In "18 § 2501 to 3221" the second reference borrows the first one's beginning.</summary>
    private static CitationLiteral Completed(CitationLiteral first, CitationLiteral last)
    {
        if (last.Raw.Contains(' ', StringComparison.Ordinal)) return last;
        int end = first.Raw.LastIndexOf(' ');
        return end < 0 ? last : last with { Raw = first.Raw[..(end + 1)] + last.Raw };
    }

    private static void Leaves(antlr::Antlr4.Runtime.Tree.IParseTree tree, List<IToken> tokens)
    {
        if (tree is antlr::Antlr4.Runtime.Tree.ITerminalNode leaf) tokens.Add(leaf.Symbol);
        for (int i = 0; i < tree.ChildCount; i++) Leaves(tree.GetChild(i), tokens);
    }

    private static string Shortened(string words) => words.Length > 40 ? words[..40] + "…" : words;
}
