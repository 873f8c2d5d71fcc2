using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Amending;

/// <summary>
/// Applies a bill to the law it amends: new syntax trees, the law's own untouched. What a bill strikes stays law until the
/// bill's effective date and what it writes is law from then on, so one program answers for both days.
/// </summary>
internal sealed class Amender
{
    private readonly DiagnosticBag _diagnostics;
    private readonly List<FileSyntax> _files;
    private readonly DateSyntax _effective;

    private Amender(ImmutableArray<FileSyntax> law, DateSyntax effective, DiagnosticBag diagnostics) =>
        (_files, _effective, _diagnostics) = ([.. law], effective, diagnostics);

    /// <param name="law">The files of the law, the statute itself last.</param>
    public static ImmutableArray<FileSyntax> Amend(ImmutableArray<FileSyntax> law, FileSyntax bill, DiagnosticBag diagnostics)
    {
        if (bill.Head is { Kind: FileKind.Bill, Amends: null } lost && !diagnostics.HasErrors)
            diagnostics.Add(RuleErrors.AmendsNothing.At(lost.Title.Span) with { Advice = "name the law's file behind the title: `amends \"us-pa/clean-slate\"`" });
        if (bill.Head is not { Kind: FileKind.Bill } head || law.IsEmpty) return law; // a law that was not found has its message already
        if (head.Effective is not { } effective)
        {
            diagnostics.Add(RuleErrors.NoEffectiveDate.At(head.Title.Span) with { Advice = "end the first line with `effective 2028-01-01`" });
            return law;
        }

        Amender amender = new(law, effective, diagnostics);
        foreach (MemberSyntax member in bill.Members) amender.Apply(member);
        return [.. amender._files];
    }

    private void Apply(MemberSyntax member)
    {
        switch (member)
        {
            case SetSyntax set: Set(set); break;
            case StrikeSyntax strike: Strike(strike); break;
            case ReadsSyntax reads: Reads(reads); break;
            case InsertSyntax insert: Insert(insert); break;
            case RepealSyntax repeal: Repeal(repeal); break;
            case EnactSyntax enact: Enact(enact); break;
            case ExampleSyntax or BrokenMember or UseSyntax: if (member is ExampleSyntax) Append(member); break;
            default:
                _diagnostics.Add(RuleErrors.NotAnAmendment.At(member.Span) with { Advice = "put it under `enact`" });
                break;
        }
    }

    private void Set(SetSyntax set)
    {
        ParameterSyntax? found = Replace<ParameterSyntax>(p => p.Name.Text == set.Parameter.Text, parameter =>
        {
            // A new version from the effective date; it ends the ones after it.
            List<ParameterVersionSyntax> kept = [.. parameter.Versions.Where(v => (v.From?.First ?? int.MinValue) < _effective.First)];
            for (int i = 0; i < kept.Count; i++)
                if (kept[i].Until is { } until && until.First > _effective.First) kept[i] = kept[i] with { Until = null };
            return parameter with { Versions = [.. kept, new(set.Value, _effective, null, set.Span)] };
        });
        if (found is null)
        {
            _diagnostics.Add(RuleErrors.UnknownProvision.At(set.Parameter.Span, $"parameter `{set.Parameter.Text}`") with
            {
                Advice = Binding.Names.Nearest(set.Parameter.Text, All<ParameterSyntax>().Select(p => p.Name.Text)) is { } near
                    ? $"did you mean `{near}`?" : "a bill sets a parameter that the law declares",
            });
        }
    }

    private void Strike(StrikeSyntax strike)
    {
        if (strike.From.Kind == "offenses")
        {
            EditOffenses(strike.From, offenses => offenses with
            {
                Entries = [.. offenses.Entries.Select(entry => Matches(entry, strike) ? entry with { InForce = Until(entry.InForce) } : entry)],
            }, offenses => offenses.Entries.Any(entry => Matches(entry, strike)), strike.Label, strike.Entry?.Span ?? strike.Span);
            return;
        }

        if (strike.Label is { } label) EditItem(strike.From, label, item => [item with { InForce = Until(item.InForce) }]);
    }

    private static bool Matches(OffenseEntrySyntax entry, StrikeSyntax strike) =>
        strike.Label is { } label
            ? entry.Label?.Text == label.Text
            : Same(entry.From, strike.Entry?.From) && Same(entry.To, strike.Entry?.To) && entry.List?.Text == strike.Entry?.List?.Text
              && entry.IsException == (strike.Entry?.IsException ?? false);

    private static bool Same(CitationLiteral? a, CitationLiteral? b) => a?.Raw == b?.Raw;

    private void Reads(ReadsSyntax reads) => EditItem(reads.In, reads.Label, item =>
        [item with { InForce = Until(item.InForce) }, new(item.Label ?? reads.Label, reads.Condition, reads.Span) { InForce = From(item.InForce) }]);

    private void Insert(InsertSyntax insert)
    {
        if (insert.Into.Kind == "offenses")
        {
            EditOffenses(insert.Into, offenses => offenses with
            {
                Entries = [.. offenses.Entries, .. insert.Entries.Select(entry => entry with { InForce = From(entry.InForce) })],
            }, _ => true, null, insert.Span);
            return;
        }

        ImmutableArray<ItemSyntax> items = [.. insert.Items.Select(item => item with { InForce = From(item.InForce) })];
        EditConditions(insert.Into, (condition, isBar) =>
        {
            if (insert.Side.Length > 0 && isBar != (insert.Side == "unless")) return condition;
            ListKind kind = isBar ? ListKind.Any : ListKind.All;
            return condition is ListSyntax list && list.Kind == kind
                ? list with { Items = [.. list.Items, .. items] }
                : new ListSyntax(kind, 0, [new(null, condition, condition.Span), .. items], condition.Span);
        }, new ListSyntax(insert.Side == "unless" ? ListKind.Any : ListKind.All, 0, items, insert.Span), insert.Side);
    }

    private void Repeal(RepealSyntax repeal)
    {
        bool found = repeal.Provision.Kind == "relief"
            ? Replace<ReliefSyntax>(r => r.Name.Text == repeal.Provision.Name, r => r with { InForce = Until(r.InForce) }) is not null
            : Replace<BarSyntax>(b => b.Cite?.Text == repeal.Provision.Name, b => b with { InForce = Until(b.InForce) }) is not null;
        if (!found) ReportUnknown(repeal.Provision);
    }

    private void Enact(EnactSyntax enact)
    {
        foreach (MemberSyntax member in enact.Members)
        {
            Append(member switch
            {
                ReliefSyntax relief => relief with { InForce = From(relief.InForce) },
                BarSyntax bar => bar with { InForce = From(bar.InForce) },
                _ => member,
            });
        }
    }

    // ---------------------------------------------------------------- finding and replacing

    private IEnumerable<T> All<T>() where T : MemberSyntax => _files.SelectMany(file => file.Members).OfType<T>();

    private void Append(MemberSyntax member) => _files[^1] = _files[^1] with { Members = _files[^1].Members.Add(member) };

    private T? Replace<T>(Func<T, bool> isIt, Func<T, T> change) where T : MemberSyntax
    {
        for (int i = _files.Count - 1; i >= 0; i--)
        {
            foreach (T member in _files[i].Members.OfType<T>())
            {
                if (!isIt(member)) continue;
                _files[i] = _files[i] with { Members = _files[i].Members.Replace(member, change(member)) };
                return member;
            }
        }

        return null;
    }

    private void EditOffenses(
        ProvisionSyntax provision, Func<OffensesSyntax, OffensesSyntax> change, Func<OffensesSyntax, bool> applies, LabelSyntax? label, SourceSpan span)
    {
        if (All<OffensesSyntax>().FirstOrDefault(o => o.Name.Text == provision.Name) is not { } offenses) ReportUnknown(provision);
        else if (!applies(offenses))
            _diagnostics.Add(RuleErrors.UnknownLabel.At(span, Shown(provision), label?.Text ?? $"`{span.Text}`") with { Advice = "name an entry as the law writes it" });
        else Replace<OffensesSyntax>(o => o == offenses, change);
    }

    /// <summary>Changes the item that a label names within a provision, at any depth; labels of nested lists join: (a)(2) is (2) under (a).</summary>
    private void EditItem(ProvisionSyntax provision, LabelSyntax label, Func<ItemSyntax, ImmutableArray<ItemSyntax>> change)
    {
        int places = 0;
        EditConditions(provision, (condition, _) =>
        {
            places += LabelledItems.Count(condition, label.Text);
            return condition;
        }, null, "");
        if (places == 0 && IsKnown(provision))
            _diagnostics.Add(RuleErrors.UnknownLabel.At(label.Span, Shown(provision), label.Text) with { Advice = "a label is named as the provision writes it, with those it stands under" });
        else if (places > 1)
            _diagnostics.Add(RuleErrors.AmbiguousLabel.At(label.Span, Shown(provision), label.Text) with { Advice = "let the law tell them apart: a citation for each bar, or a label for each item" });
        else if (places == 1) EditConditions(provision, (condition, _) => LabelledItems.Replace(condition, label.Text, change), null, "");
    }

    private bool IsKnown(ProvisionSyntax provision) => provision.Kind switch
    {
        "relief" => All<ReliefSyntax>().Any(r => r.Name.Text == provision.Name),
        "bar" => All<BarSyntax>().Any(b => b.Cite?.Text == provision.Name),
        _ => All<DefineValueSyntax>().Any(d => d.Name.Text == provision.Name) || All<DefineKindSyntax>().Any(d => d.Name.Text == provision.Name),
    };

    /// <param name="absent">What to add where the relief has no such side yet, or null.</param>
    private void EditConditions(ProvisionSyntax provision, Func<ExpressionSyntax, bool, ExpressionSyntax> change, ExpressionSyntax? absent, string side)
    {
        bool found = false;
        if (provision.Kind == "relief")
        {
            found = Replace<ReliefSyntax>(r => r.Name.Text == provision.Name, relief =>
            {
                relief = relief with
                {
                    When = [.. relief.When.Select(when => change(when, false))],
                    Unless = [.. relief.Unless.Select(unless => change(unless, true))],
                    // What is inserted among the bars is no hold.
                    Hold = absent is null ? [.. relief.Hold.Select(hold => change(hold, true))] : relief.Hold,
                };
                if (absent is null) return WithEffectRows(relief, change);
                if (side == "unless" && relief.Unless.IsEmpty) return relief with { Unless = [absent] };
                return side != "unless" && relief.When.IsEmpty ? relief with { When = [absent] } : relief;
            }) is not null;
        }
        else if (provision.Kind == "bar")
        {
            // Bars of one citation may be several; the item stands in one of them.
            foreach (BarSyntax bar in All<BarSyntax>().Where(b => b.Cite?.Text == provision.Name).ToArray())
            {
                found = true;
                Replace<BarSyntax>(b => ReferenceEquals(b, bar), b => b with { Condition = change(b.Condition, true) });
                if (absent is not null) break;
            }
        }
        else
        {
            found = Replace<DefineValueSyntax>(d => d.Name.Text == provision.Name && d.Value is not null,
                        d => d with { Value = d.Value is null ? null : change(d.Value, false) }) is not null
                    || Replace<DefineKindSyntax>(d => d.Name.Text == provision.Name && d.As.Where is not null,
                        d => d with { As = d.As with { Where = d.As.Where is null ? null : change(d.As.Where, false) } }) is not null;
        }

        if (!found) ReportUnknown(provision);
    }

    /// <summary>A row of an effect is named by its label like any item; what it reads anew is its test.</summary>
    private static ReliefSyntax WithEffectRows(ReliefSyntax relief, Func<ExpressionSyntax, bool, ExpressionSyntax> change)
    {
        if (relief.Effect is not { } effect || effect.Rows.All(row => row.Where is null)) return relief;
        ListSyntax tests = new(ListKind.Any, 0, [.. effect.Rows.Select((row, i) => new ItemSyntax(
            row.Label ?? new($"({i + 1})", row.Span), row.Where ?? new MissingExpression(row.Span), row.Span) { InForce = row.InForce })], effect.Span);
        if (change(tests, true) is not ListSyntax changed || changed.Items.SequenceEqual(tests.Items)) return relief;
        return relief with
        {
            Effect = effect with
            {
                Rows = [.. changed.Items.Select(item =>
                {
                    EffectRowSyntax row = effect.Rows.Single(r => (r.Label?.Text ?? $"({effect.Rows.IndexOf(r) + 1})") == item.Label?.Text);
                    return row with { Where = row.Where is null ? null : item.Condition, InForce = item.InForce };
                })],
            },
        };
    }

    private void ReportUnknown(ProvisionSyntax provision)
    {
        IEnumerable<string> known = provision.Kind switch
        {
            "relief" => All<ReliefSyntax>().Select(r => r.Name.Text),
            "bar" => All<BarSyntax>().Select(b => b.Cite?.Text ?? ""),
            "offenses" => All<OffensesSyntax>().Select(o => o.Name.Text),
            _ => All<DefineValueSyntax>().Select(d => d.Name.Text).Concat(All<DefineKindSyntax>().Select(d => d.Name.Text)),
        };
        _diagnostics.Add(RuleErrors.UnknownProvision.At(provision.Span, Shown(provision)) with
        {
            Advice = Binding.Names.Nearest(provision.Name, known) is { } near ? $"did you mean \"{near}\"?"
                : known.Where(name => name.Length > 0).Take(8).ToArray() is { Length: > 0 } names ? "the law has " + string.Join(", ", names.Select(name => $"\"{name}\"")) : "the law has none",
        });
    }

    private static string Shown(ProvisionSyntax provision) =>
        provision.Kind is "relief" or "bar" ? $"{provision.Kind} \"{provision.Name}\"" : $"{provision.Kind} `{provision.Name}`";

    private InForceSyntax Until(InForceSyntax? inForce) => new(inForce?.From, Literal(), _effective.Span);

    private InForceSyntax From(InForceSyntax? inForce) =>
        inForce is { From: DateLiteral own } && own.First > _effective.First ? inForce : new(Literal(), inForce?.Until, _effective.Span);

    private DateLiteral Literal() => new(_effective.First, _effective.Last, _effective.Span);
}
