using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>Parameters, offense lists and questions.</summary>
internal sealed partial class Amender
{
    /// <summary>A new version from the effective date; it ends the ones after it.</summary>
    private void Set(SetSyntax set)
    {
        ParameterSyntax? meant = Find<ParameterSyntax>(set.Parameter);
        if (meant is null && _unclear.Contains(set.Parameter.Span)) return;
        if (meant is not null)
        {
            if (IsTouched($"`{set.Parameter.Text}`", "", meant.Name.Span, set.Span)) return;
            Note($"`{set.Parameter.Text}`", "", meant.Name.Span);
        }

        ParameterSyntax? found = Replace<ParameterSyntax>(p => p.Name == meant?.Name, parameter =>
        {
            List<ParameterVersionSyntax> kept = [.. parameter.Versions.Where(v => (v.From?.First ?? int.MinValue) < _effective.First)];
            SetText(set, parameter, kept);
            for (int i = 0; i < kept.Count; i++)
                if (kept[i].Until is { } until && until.First > _effective.First) kept[i] = kept[i] with { Until = null };
            return parameter with { Versions = [.. kept, new(set.Value, _effective, null, set.Span)] };
        });
        if (found is not null) return;
        _diagnostics.Add(RuleErrors.UnknownProvision.At(set.Parameter.Span, $"parameter `{set.Parameter.Text}`") with
        {
            Advice = set.Parameter.Text.StartsWith("parameter ", StringComparison.Ordinal) ? "leave out `parameter`: `set` sets nothing else"
                : Binding.Names.Nearest(set.Parameter.Text, All<ParameterSyntax>().Select(p => p.Name.Text)) is { } near
                ? $"did you mean `{near}`?" : "a bill sets a parameter that the law declares",
        });
    }

    private void SetText(SetSyntax set, ParameterSyntax parameter, List<ParameterVersionSyntax> kept)
    {
        SourceText file = parameter.Span.File;
        string value = set.Value.Span.Text, line = $"{value} from {Notation.Date(_effective.First)}", indent = LawText.Indent(parameter.Span) + "    ";
        int head = file.PositionOf(parameter.Span.Start).Line;
        if (parameter.Versions is [var only] && file.PositionOf(only.Span.Start).Line == head)
        {
            // On one line, "parameter NAME is VALUE", there is no room for a history: the values get lines of their own.
            int start = file.Text.LastIndexOf("is", only.Span.Start + 1, only.Span.Start + 1 - parameter.Span.Start, StringComparison.Ordinal);
            string first = only.Value is StateLiteral ? "not yet" : only.Value.Span.Text;
            _text.Dated.Add(new(file, start, only.Span.End - start, $"\n{indent}{first}\n{indent}{line}"));
            _text.Redline.Add(new(file, only.Value.Span.Start, only.Value.Span.Length, ""));
            _text.Redline.Add(new(file, only.Span.End, 0, " " + value));
            return;
        }

        foreach (ParameterVersionSyntax later in parameter.Versions.Where(version => !kept.Contains(version)))
        {
            int start = LawText.StartOfLine(file, later.Span.Start), end = LawText.EndOfLine(file, later.Span.End);
            _text.Dated.Add(new(file, start, Math.Min(end + 1, file.Text.Length) - start, ""));
            _text.Redline.Add(new(file, later.Span.Start, later.Span.Length, ""));
        }

        foreach (ParameterVersionSyntax version in kept)
        {
            if (version.Until is not { } until || until.First <= _effective.First) continue;
            int start = file.Text.LastIndexOf("until", until.Span.Start, StringComparison.Ordinal);
            _text.Dated.Add(new(file, start, until.Span.End - start, ""));
        }

        if (kept.Count > 0)
        {
            SourceSpan last = kept[^1].Span;
            _text.Dated.Add(new(file, LawText.EndOfLine(file, last.End), 0, "\n" + LawText.Indent(last) + line));
            _text.Redline.Add(new(file, last.Start, last.Length, ""));
            _text.Redline.Add(new(file, LawText.EndOfLine(file, last.End), 0, "\n" + LawText.Indent(last) + line));
        }
        else
        {
            int at = LawText.EndOfLine(file, parameter.Name.Span.End);
            _text.Change(file, at, 0, "\n" + indent + line);
        }
    }

    // ---------------------------------------------------------------- offense lists

    private bool Matches(OffenseEntrySyntax entry, LabelSyntax? label, OffenseEntrySyntax? asWritten) =>
        LabelledItems.IsLaw(entry.InForce, _effective.First)
        && (label is not null
            ? entry.Label?.Text == label.Text
            : asWritten is not null && SameSection(entry, asWritten) && entry.IsException == asWritten.IsException
              && (asWritten.Graded is not { } grade || entry.Graded?.Text == grade.Text)
              && (asWritten.Where is not { } where || (entry.Where is { } own && Binding.Words.Of(own.Span) == Binding.Words.Of(where.Span)))
              && (entry.Inchoate & asWritten.Inchoate) == asWritten.Inchoate);

    private bool SameSection(OffenseEntrySyntax a, OffenseEntrySyntax b) => Same(a.From, b.From) && Same(a.To, b.To) && SameList(a.List, b.List);

    /// <summary>The bill may have to say which list is meant where the law's own file has only one of the name.</summary>
    private bool SameList(NameSyntax? a, NameSyntax? b) =>
        a?.Text == b?.Text && (a is null || b is null || Find<OffensesSyntax>(a)?.Name == Find<OffensesSyntax>(b)?.Name);

    private static bool Same(CitationLiteral? a, CitationLiteral? b) => a?.Raw == b?.Raw;

    /// <summary>Strikes the entries that a label or a citation names, and puts others in their place.</summary>
    private void EditEntry(ProvisionSyntax provision, LabelSyntax? label, OffenseEntrySyntax? asWritten, SourceSpan span, ImmutableArray<OffenseEntrySyntax> put)
    {
        if (Current<OffensesSyntax>(provision) is not { } offenses)
        {
            ReportUnknown(provision);
            return;
        }

        if (ChangesAgain(provision, provision.Span)) return;

        List<OffenseEntrySyntax> entries = [];
        bool found = false;
        foreach (OffenseEntrySyntax entry in offenses.Entries)
        {
            bool isIt = Matches(entry, label, asWritten);
            entries.Add(isIt ? entry with { InForce = Until(entry.InForce) } : entry);
            if (!isIt) continue;
            if (IsTouched(Shown(provision), NameOf(asWritten, label), entry.Span, asWritten?.Span ?? span)) return;
            Note(Shown(provision), NameOf(asWritten, label), entry.Span);
            string indent = LawText.Indent(entry.Span);
            ImmutableArray<OffenseEntrySyntax> fresh = found ? [] : put;
            entries.AddRange(fresh.Select(e => e with { Label = e.Label ?? entry.Label, InForce = From(e.InForce) }));
            _text.Replace(entry.Span, entry.InForce, indent,
                fresh.Select(e => ((e.Label ?? entry.Label)?.Text ?? "", LawText.WordsOf(e.Span, e.Label, e.InForce, indent), LawText.Words(From(e.InForce)))));
            found = true;
        }

        if (found) Put(offenses, offenses with { Entries = [.. entries] });
        else if (!IsSaid(Shown(provision), NameOf(asWritten, label), asWritten?.Span ?? span))
        {
            OffenseEntrySyntax? near = asWritten is null ? null : offenses.Entries.FirstOrDefault(entry => SameSection(entry, asWritten) && LabelledItems.IsLaw(entry.InForce, _effective.First));
            _diagnostics.Add(RuleErrors.UnknownLabel.At(asWritten?.Span ?? label?.Span ?? span, Shown(provision), label?.Text ?? $"`{asWritten?.Span.Text}`") with
            {
                Advice = near is null ? "name an entry as the law writes it"
                    : $"the law has it as `{NameOf(near)}`: " + (put.IsEmpty ? $"`strike {NameOf(near)} from {Shown(provision).Replace("`", "", StringComparison.Ordinal)}`" : $"write `{NameOf(near)} reads …`"),
            });
        }
    }

    private static string NameOf(OffenseEntrySyntax? asWritten, LabelSyntax? label) => label?.Text ?? (asWritten is null ? "" : $"`{NameOf(asWritten)}`");

    /// <summary>The words by which a bill names an entry.</summary>
    private static string NameOf(OffenseEntrySyntax entry) => 
        entry.Label?.Text ?? string.Join(' ', LawText.WordsOf(entry.Span, null, entry.InForce, "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void InsertEntries(InsertSyntax insert)
    {
        if (Current<OffensesSyntax>(insert.Into) is not { } offenses)
        {
            ReportUnknown(insert.Into);
            return;
        }

        if (ChangesAgain(insert.Into, insert.Into.Span)) return;

        OffenseEntrySyntax? lastEntry = offenses.Entries.LastOrDefault(entry => entry.Span.File != _bill);
        SourceSpan last = lastEntry?.Span ?? offenses.Span;
        string indent = lastEntry is null ? "    " : LawText.Indent(last);
        foreach (OffenseEntrySyntax entry in insert.Entries) AddEntry(last, indent, entry, entry.Label);
        Put(offenses, offenses with
        {
            Entries = [.. offenses.Entries, .. insert.Entries.Select(entry => entry with { InForce = From(entry.InForce) })],
        });
    }

    private void AddEntry(SourceSpan after, string indent, OffenseEntrySyntax entry, LabelSyntax? label)
    {
        // The dates go before a condition, which would run on over them.
        string words = LawText.WordsOf(entry.Span, entry.Label, entry.InForce, indent);
        _text.AddBelow(after, indent, label?.Text ?? "", words, LawText.Words(From(entry.InForce)));
    }

    // ---------------------------------------------------------------- questions

    private QuestionSyntax? Question(ProvisionSyntax provision)
    {
        if (Find<QuestionSyntax>(provision) is { } question) return question;
        ReportUnknown(provision);
        return null;
    }

    private bool HasReading(QuestionSyntax question, NameSyntax reading)
    {
        if (question.Readings.Any(r => r.Text == reading.Text)) return true;
        _diagnostics.Add(Binding.BindingErrors.UnknownReading.At(reading.Span, reading.Text, question.Name.Text) with
        {
            Advice = "its readings are " + string.Join(", ", question.Readings.Select(r => $"`{r.Text}`")),
        });
        return false;
    }

    private void StrikeReading(ProvisionSyntax provision, NameSyntax reading)
    {
        if (Question(provision) is { } question && HasReading(question, reading)) EndReadings(question, reading, name => name.Text == reading.Text);
    }

    /// <summary>A bill that settles a question strikes every other reading of it.</summary>
    private void SetReading(SetReadingSyntax set)
    {
        if (Question(set.Question) is { } question && HasReading(question, set.Reading) && !IsSaid(Shown(set.Question), "", set.Span))
        {
            Note(Shown(set.Question), "", default);
            EndReadings(question, set.Reading, name => name.Text != set.Reading.Text);
        }
    }

    /// <param name="said">The reading that the bill names.</param>
    private void EndReadings(QuestionSyntax question, NameSyntax said, Func<NameSyntax, bool> ends)
    {
        List<ReadingForceSyntax> dated = [.. question.Dated];
        string whose = $"question \"{question.Name.Text}\"";
        bool IsLaw(NameSyntax reading) => LabelledItems.IsLaw(dated.Find(d => d.Reading.Text == reading.Text)?.InForce, _effective.First);
        if (!IsLaw(said) && IsSaid(whose, $"reading {said.Text}", said.Span)) return;
        if (!question.Readings.Any(reading => !ends(reading) && IsLaw(reading)))
        {
            _diagnostics.Add(RuleErrors.NoReadingLeft.At(said.Span, question.Name.Text) with
            {
                Advice = IsLaw(said) ? $"leave one, or insert another: `insert into {whose}`" : $"`{said.Text}` is no reading any more on that day: insert one of another name, `insert into {whose}`",
            });
            return;
        }

        foreach (NameSyntax reading in question.Readings.Where(ends))
        {
            int at = dated.FindIndex(d => d.Reading.Text == reading.Text);
            InForceSyntax? own = at < 0 ? null : dated[at].InForce;
            if (!LabelledItems.IsLaw(own, _effective.First)) continue;
            if (reading.Span.File == _bill && IsTouched(whose, $"reading {reading.Text}", reading.Span, said.Span)) return;
            Note(whose, $"reading {reading.Text}", default);
            _text.End(at < 0 ? reading.Span : dated[at].Span, own);
            if (at >= 0) dated.RemoveAt(at);
            dated.Add(new(reading, Until(own), reading.Span));
        }

        Replace<QuestionSyntax>(q => q.Name == question.Name, q => q with { Dated = [.. dated] });
    }

    private void InsertReadings(InsertSyntax insert)
    {
        if (Question(insert.Into) is not { } question || question.Readings.LastOrDefault(r => r.Span.File != _bill) is not { } last) return;
        foreach (NameSyntax reading in insert.Readings)
            _text.AddBelow(last.Span, LawText.Indent(last.Span), "reading", reading.Span.Text, LawText.Words(From(null)));
        Replace<QuestionSyntax>(q => q.Name == question.Name, q => q with
        {
            Readings = [.. q.Readings, .. insert.Readings],
            Dated = [.. q.Dated, .. insert.Readings.Select(reading => new ReadingForceSyntax(reading, From(null), reading.Span))],
        });
    }
}
