using System.Text;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>A piece of a law's text taken out, put in, or both, at one place.</summary>
/// <param name="Removed">How many letters go.</param>
internal sealed record TextEdit(SourceText File, int At, int Removed, string Inserted)
{
    /// <summary>Whether it stands after all that the law says, whatever is done to the last of that.</summary>
    public bool IsAppended { get; init; }
}

/// <summary>
/// What a bill does to the words of the law, as edits of its text, so that comments and layout stay as they were. Twice over: with
/// dates, so that the amended text compiles and answers for the days before the bill too; and without, struck and new, for a redline.
/// </summary>
internal sealed class LawText(int effective)
{
    private const string Step = "    ";

    private readonly string _day = Notation.Date(effective);

    public List<TextEdit> Dated { get; } = [];

    /// <summary>Removed is what the bill strikes, Inserted what it writes.</summary>
    public List<TextEdit> Redline { get; } = [];

    /// <summary>An item, entry, row or reading is law until the bill's day.</summary>
    /// <param name="indent">Where the item will stand, if this bill moves it.</param>
    public void End(SourceSpan item, InForceSyntax? own, string? indent = null)
    {
        SourceSpan whole = WithArticle(item);
        Redline.Add(new(whole.File, whole.Start, whole.Length, ""));
        // An item that ends its line comes before what was put below it.
        if (own is { Until: { } until }) Dated.Add(new(item.File, until.Span.Start, until.Span.Length, _day));
        else if (own is not null) Dated.Insert(0, new(item.File, own.Span.End, 0, $" until {_day}"));
        else Dated.Insert(0, new(item.File, item.End, 0, Suffix(item.Text, indent ?? Indent(item), $", in force until {_day}")));
    }

    /// <summary>New words on a line of their own below what stands before them.</summary>
    /// <param name="words">Without dates of their own.</param>
    /// <param name="force">The dates, "in force from …", or empty.</param>
    public void AddBelow(SourceSpan before, string indent, string label, string words, string force)
    {
        (TextEdit redline, TextEdit dated) = Below(before, indent, label, words, force);
        Redline.Add(redline);
        Dated.Add(dated);
    }

    /// <summary>An item ends and reads otherwise from the bill's day on: its new words stand right below it, before what was put there already.</summary>
    public void Replace(SourceSpan item, InForceSyntax? own, string indent, IEnumerable<(string Label, string Words, string Force)> others)
    {
        foreach ((string label, string words, string force) in others.Reverse())
        {
            (TextEdit redline, TextEdit dated) = Below(item, indent, label, words, force);
            Redline.Insert(0, redline);
            Dated.Insert(0, dated);
        }

        End(item, own, indent);
    }

    private static (TextEdit Redline, TextEdit Dated) Below(SourceSpan before, string indent, string label, string words, string force)
    {
        int at = EndOfLine(before.File, before.End);
        string line = "\n" + indent + (label.Length > 0 ? label + " " : "") + words;
        return (new(before.File, at, 0, line), new(before.File, at, 0, line + (force.Length == 0 ? "" : Suffix(words, indent, ", " + force))));
    }

    /// <summary>New words on a line of their own above what stands after them.</summary>
    public void AddAbove(SourceSpan after, string label, string words, string force)
    {
        int at = StartOfLine(after.File, after.Start);
        string indent = Indent(after), line = indent + (label.Length > 0 ? label + " " : "") + words;
        Redline.Add(new(after.File, at, 0, line + "\n"));
        Dated.Add(new(after.File, at, 0, line + (force.Length == 0 ? "" : Suffix(words, indent, ", " + force)) + "\n"));
    }

    /// <summary>A number that an item without a label keeps, whatever is put before it.</summary>
    public void Number(SourceSpan item, string label)
    {
        Dated.Add(new(item.File, item.Start, 0, label + " "));
        Redline.Add(new(item.File, item.Start, 0, label + " "));
    }

    /// <summary>One condition becomes the first item of a list, with others below it.</summary>
    /// <param name="others">Label, words and dates of each.</param>
    public void MakeList(SourceSpan condition, string opener, string firstLabel, string firstForce, IEnumerable<(string Label, string Words, string Force)> others)
    {
        string indent = Indent(condition) + Step;
        string first = Reindented(condition, indent);
        StringBuilder dated = new(), redline = new();
        foreach ((string label, string words, string force) in others)
        {
            string line = "\n" + indent + (label.Length > 0 ? label + " " : "") + words;
            redline.Append(line);
            dated.Append(line);
            if (force.Length > 0) dated.Append(Suffix(words, indent, ", " + force));
        }

        string opened = $"{opener}\n{indent}{(firstLabel.Length > 0 ? firstLabel + " " : "")}{first}";
        if (firstForce.Length > 0) opened += Suffix(first, indent, ", " + firstForce);
        Dated.Add(new(condition.File, condition.Start, condition.Length, opened));
        bool replaces = firstForce.Length > 0;
        Redline.Add(new(condition.File, condition.Start, replaces ? condition.Length : 0, replaces ? "" : opener + "\n" + indent + firstLabel + " "));
        // Before whatever else is put below the condition's line.
        int below = EndOfLine(condition.File, condition.End);
        Dated.Insert(0, new(condition.File, below, 0, dated.ToString()));
        Redline.Insert(0, new(condition.File, below, 0, redline.ToString()));
    }

    /// <summary>Other edits, the same in both.</summary>
    public void Change(SourceText file, int at, int removed, string inserted)
    {
        Dated.Add(new(file, at, removed, inserted));
        Redline.Add(new(file, at, removed, inserted));
    }

    /// <summary>A declaration goes, and all that was done to its words with it.</summary>
    public void TakeOut(SourceSpan declaration)
    {
        int end = EndOfLine(declaration.File, declaration.End);
        foreach (List<TextEdit> edits in new[] { Dated, Redline })
            edits.RemoveAll(edit => edit.File == declaration.File && edit.At >= declaration.Start && edit.At <= end && !edit.IsAppended);
        Change(declaration.File, declaration.Start, declaration.Length, "");
    }

    /// <summary>"in force from …" of what a bill writes, as words.</summary>
    public static string Words(InForceSyntax force) =>
        "in force" + (force.From is { } from ? " from " + Shown(from) : "") + (force.Until is { } until ? " until " + Shown(until) : "");

    private static string Shown(ExpressionSyntax date) => date is DateLiteral literal ? Notation.Date(literal.First) : date.Span.Text;

    /// <summary>The words of an item of a bill, without its label and its dates.</summary>
    public static string WordsOf(SourceSpan item, LabelSyntax? label, InForceSyntax? own, string indent)
    {
        int start = label is null ? item.Start : label.Span.End, end = own is null ? item.End : own.Span.Start;
        string text = item.File.Text[start..end];
        start += text.Length - text.TrimStart().Length;
        text = item.File.Text[start..end].TrimEnd().TrimEnd(',').TrimEnd();
        return Reindented(new(item.File, start, text.Length), indent, Column(item));
    }

    /// <summary>A stretch of text moved so that its further lines keep their place under its first.</summary>
    public static string Reindented(SourceSpan span, string indent, int? column = null)
    {
        span = WithArticle(span);
        string[] lines = span.Text.ReplaceLineEndings("\n").Split('\n');
        int from = column ?? Column(span);
        for (int i = 1; i < lines.Length; i++)
        {
            int own = lines[i].Length - lines[i].TrimStart().Length;
            lines[i] = lines[i].Trim().Length == 0 ? "" : indent + new string(' ', Math.Max(Step.Length, own - from)) + lines[i].TrimStart();
        }

        return string.Join('\n', lines);
    }

    /// <summary>The blanks before a stretch's line.</summary>
    public static string Indent(SourceSpan span) => new(' ', Column(span));

    /// <summary>Words with the article before them: the tree leaves it out.</summary>
    private static SourceSpan WithArticle(SourceSpan span)
    {
        string before = span.File.Text[Math.Max(0, span.Start - 5)..span.Start];
        foreach (string article in (string[])["the ", "an ", "a "])
        {
            int from = before.Length - article.Length;
            if (from >= 0 && before.EndsWith(article, StringComparison.OrdinalIgnoreCase) && (from == 0 || !char.IsLetterOrDigit(before[from - 1])))
                return new(span.File, span.Start - article.Length, span.Length + article.Length);
        }

        return span;
    }

    /// <summary>A condition with the article and the parentheses before it.</summary>
    public static SourceSpan Whole(SourceSpan span)
    {
        span = WithArticle(span);
        string text = span.File.Text;
        int start = span.Start, end = span.End;
        int open = span.Text.Count(c => c == '('), close = span.Text.Count(c => c == ')');
        for (; close > open && Before(start) is >= 0 and int left; open++) start = left;
        for (; open > close && After(end) is >= 0 and int right; close++) end = right + 1;
        while (Before(start) is >= 0 and int before && After(end) is >= 0 and int after) (start, end) = (before, after + 1);
        return new(span.File, start, end - start);

        int Before(int at)
        {
            while (--at >= 0 && char.IsWhiteSpace(text[at])) { }
            return at >= 0 && text[at] == '(' ? at : -1;
        }

        int After(int at)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            return at < text.Length && text[at] == ')' ? at : -1;
        }
    }

    public static int EndOfLine(SourceText file, int at)
    {
        int end = file.Text.AsSpan(at).IndexOfAny('\r', '\n');
        return end < 0 ? file.Text.Length : at + end;
    }

    public static int StartOfLine(SourceText file, int at) => at - (file.PositionOf(at).Column - 1);

    public static string Apply(SourceText file, IEnumerable<TextEdit> edits)
    {
        StringBuilder result = new();
        int at = 0;
        foreach (TextEdit edit in edits.Where(e => e.File == file).OrderBy(e => e.At))
        {
            // What lies inside a stretch already taken out went with it.
            if (edit.At < at) continue;
            result.Append(file.Text, at, edit.At - at).Append(edit.Inserted);
            at = edit.At + edit.Removed;
        }

        return result.Append(file.Text, at, file.Text.Length - at).ToString();
    }

    /// <summary>Dates after one line stand on it; after several they get a line of their own, or they would belong to the last of them.</summary>
    private static string Suffix(string words, string indent, string suffix) => words.Contains('\n') ? "\n" + indent + suffix : suffix;

    /// <summary>Blanks before the first letter of the line a stretch begins on.</summary>
    private static int Column(SourceSpan span)
    {
        string line = span.File.LineText(span.File.PositionOf(span.Start).Line);
        return line.Length - line.TrimStart().Length;
    }
}
