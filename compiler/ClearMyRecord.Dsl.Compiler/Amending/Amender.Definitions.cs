using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>Rows of definitions, and definitions that are said anew.</summary>
internal sealed partial class Amender
{
    private DefineValueSyntax? RowsOf(ProvisionSyntax provision) =>
        provision.Kind == "define" && Current<DefineValueSyntax>(provision) is { Rows.IsEmpty: false } rows ? rows : null;

    /// <summary>Strikes a row and puts others in its place.</summary>
    /// <returns>False where the provision has no rows.</returns>
    private bool EditRow(ProvisionSyntax provision, LabelSyntax label, ImmutableArray<RowSyntax> newRows, string words)
    {
        if (RowsOf(provision) is not { } definition) return false;
        if (ChangesAgain(provision, label.Span)) return true;
        List<RowSyntax> rows = [];
        bool found = false;
        for (int i = 0; i < definition.Rows.Length; i++)
        {
            RowSyntax row = definition.Rows[i];
            bool isIt = (row.Label?.Text ?? $"({i + 1})") == label.Text && LabelledItems.IsLaw(row.InForce, _effective.First);
            rows.Add(isIt ? row with { InForce = Until(row.InForce) } : row);
            if (!isIt) continue;
            if (IsTouched(Shown(provision), label.Text, row.Span, label.Span)) return true;
            Note(Shown(provision), label.Text, row.Span);
            string indent = LawText.Indent(row.Span);
            ImmutableArray<RowSyntax> fresh = found || words.Length == 0 ? [] : newRows;
            rows.AddRange(fresh.Select(put => put with { Label = row.Label, InForce = From(put.InForce) }));
            _text.Replace(row.Span, row.InForce, indent,
                fresh.Select(put => (row.Label?.Text ?? "", LawText.WordsOf(put.Span, put.Label, put.InForce, indent), LawText.Words(From(put.InForce)))));
            found = true;
        }

        if (!found)
        {
            if (IsSaid(Shown(provision), label.Text, label.Span)) return true;
            _diagnostics.Add(RuleErrors.UnknownLabel.At(label.Span, Shown(provision), label.Text) with
            {
                Advice = "a row is named by its label, or by its number where it has none",
            });
        }
        else if (words.Length > 0 && newRows.IsEmpty)
        {
            _diagnostics.Add(Syntax.SyntaxErrors.RowWithoutCondition.At(label.Span) with { Advice = "a row is a value with `where …` after it" });
        }

        Put(definition, definition with { Rows = [.. rows] });
        return true;
    }

    /// <summary>New rows stand before "otherwise": what comes after it is never reached.</summary>
    private void InsertRows(InsertSyntax insert)
    {
        if (RowsOf(insert.Into) is not { } definition)
        {
            if (!IsKnown(insert.Into)) ReportUnknown(insert.Into);
            else _diagnostics.Add(RuleErrors.UnknownLabel.At(insert.Span, Shown(insert.Into), "that is a row") with { Advice = "insert a condition, or say the whole anew with `reads`" });
            return;
        }

        if (ChangesAgain(insert.Into, insert.Into.Span)) return;
        int otherwise = definition.Rows.ToList().FindIndex(row => row.Where is null && row.InForce is null);
        int at = otherwise < 0 ? definition.Rows.Length : otherwise;
        string indent = LawText.Indent(definition.Rows[0].Span);
        foreach (RowSyntax row in insert.Rows)
        {
            string words = LawText.WordsOf(row.Span, row.Label, row.InForce, indent), force = LawText.Words(From(row.InForce));
            if (otherwise < 0) _text.AddBelow(definition.Rows.Last(r => r.Span.File != _bill).Span, indent, row.Label?.Text ?? "", words, force);
            else _text.AddAbove(definition.Rows[otherwise].Span, row.Label?.Text ?? "", words, force);
        }

        Put(definition, definition with { Rows = definition.Rows.InsertRange(at, insert.Rows.Select(row => row with { InForce = From(row.InForce) })) });
    }

    /// <summary>in define NAME reads …: what it meant until the bill's day, and what it means from then on.</summary>
    private void ReplaceDefinition(ReadsSyntax reads)
    {
        if (IsKnown(reads.In) && _said.Find(said => said.Line != _line && said.Whose == Shown(reads.In)) is { Line: { } before })
            ReportTwice(Shown(reads.In), "", reads.In.Span, before);
        else if (reads.In.Kind == "define" && Current<DefineKindSyntax>(reads.In) is { } kind) ReplaceKind(reads, kind);
        else if (reads.In.Kind == "define" && Current<DefineValueSyntax>(reads.In) is { } value) ReplaceValue(reads, value);
        else if (!IsKnown(reads.In)) ReportUnknown(reads.In);
        else if (SlotsOf(reads.In) is { } slots) ReportNoLabel(reads, slots);
    }

    private void ReplaceKind(ReadsSyntax reads, DefineKindSyntax kind)
    {
        RowSyntax? said = reads.Rows is [var row] ? row : null;
        ExpressionSyntax whatFor = said?.Value ?? reads.Condition;
        if (whatFor is not PathSyntax { IsThis: false, Names: [var what] } || what.Text != kind.As.Name.Text)
        {
            _diagnostics.Add(RuleErrors.OtherKind.At(whatFor.Span, kind.Name.Text, whatFor.Span.Text, kind.As.Name.Text) with
            {
                Advice = $"write `{kind.As.Name.Text} where …`, or enact another definition",
            });
            return;
        }

        Note(Shown(reads.In), "", kind.Span);
        EndLater(kind);
        kind = Current(kind) ?? kind;
        SourceSpan it = kind.As.Name.Span;
        ExpressionSyntax All(ExpressionSyntax? where) => where ?? new IsASyntax(new ItSyntax(it), kind.As.Name, false, it);
        ItemSyntax before = new(null, All(kind.As.Where), kind.Span) { InForce = Until(null) }, after = new(null, All(said?.Where), reads.Span) { InForce = From(null) };
        string fresh = said?.Where is null ? $"it is a {kind.As.Name.Text}" : LawText.Reindented(LawText.Whole(said.Where.Span), LawText.Indent(kind.Span) + "        ");
        if (kind.As.Where is { } old)
        {
            _text.MakeList(LawText.Whole(old.Span), "any of", "", LawText.Words(Until(null)), [("", fresh, LawText.Words(From(null)))]);
        }
        else
        {
            string name = kind.As.Name.Text;
            _text.Change(kind.Span.File, kind.As.Span.End, 0,
                $" where any of\n        it is a {name}, {LawText.Words(Until(null))}\n        {fresh}, {LawText.Words(From(null))}");
        }

        ListSyntax both = new(ListKind.Any, 0, [before, after], reads.Span);
        Put(kind, kind with { As = kind.As with { Where = both } });
    }

    private void ReplaceValue(ReadsSyntax reads, DefineValueSyntax value)
    {
        Note(Shown(reads.In), "", value.Span);
        EndLater(value);
        value = Current(value) ?? value;
        ImmutableArray<RowSyntax> old = value.Value is { } single ? [new(null, single, null, single.Span)] : value.Rows;
        ImmutableArray<RowSyntax> fresh = reads.Rows.IsEmpty ? [new(null, reads.Condition, null, reads.Span)] : reads.Rows;
        // Where the old rows left nothing open, the last of the new ones needs no date: it is reached from the bill's day on only.
        bool isComplete = old.Any(row => row.Where is null && row.InForce is null);
        string indent = LawText.Indent(value.Span) + "    ";
        bool NeedsDate(RowSyntax row) => row.Where is not null || !isComplete;
        string Line(RowSyntax row, bool dated)
        {
            string words = reads.Rows.IsEmpty ? LawText.Reindented(reads.Words, indent) : LawText.WordsOf(row.Span, null, row.InForce, indent);
            bool says = words.EndsWith("otherwise", StringComparison.Ordinal);
            if (NeedsDate(row)) return words + (dated ? ", " + LawText.Words(From(row.InForce)) : "");
            return says ? words : words + " otherwise";
        }

        string lines(bool dated) => string.Concat(fresh.Select(row => "\n" + indent + Line(row, dated)));
        if (value.Value is { } inline)
        {
            SourceSpan whole = LawText.Whole(inline.Span);
            string first = LawText.Reindented(whole, indent);
            int start = whole.Start;
            while (start > 0 && char.IsWhiteSpace(whole.File.Text[start - 1])) start--;
            _text.Dated.Add(new(whole.File, start, whole.End - start, $"\n{indent}{first}, {LawText.Words(Until(null))}{lines(true)}"));
            _text.Redline.Add(new(whole.File, whole.Start, whole.Length, ""));
            _text.Redline.Add(new(whole.File, whole.End, 0, lines(false)));
        }
        else
        {
            foreach (RowSyntax row in old.Where(row => LabelledItems.IsLaw(row.InForce, _effective.First))) _text.End(row.Span, row.InForce);
            int at = LawText.EndOfLine(value.Span.File, old[^1].Span.End);
            _text.Dated.Add(new(value.Span.File, at, 0, lines(true)));
            _text.Redline.Add(new(value.Span.File, at, 0, lines(false)));
        }

        Put(value, value with
        {
            Value = null,
            Rows =
            [
                .. old.Select(row => LabelledItems.IsLaw(row.InForce, _effective.First) ? row with { InForce = Until(row.InForce) } : row),
                .. fresh.Select(row => NeedsDate(row) ? row with { InForce = From(row.InForce) } : row),
            ],
        });
    }
}
