using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Declarations that can be read and make no sense: ranges that run backwards, lists that hold themselves, law of no day.</summary>
internal sealed partial class Binder
{
    private readonly HashSet<string> _inCircle = [];

    /// <summary>Kinds that narrow each other are one circle, told of once, whole.</summary>
    private void ReportCircleOnce(DefineKindSyntax start, List<string> circle)
    {
        if (circle.Exists(_inCircle.Contains)) return;
        _inCircle.UnionWith(circle);
        Report(BindingErrors.Circle.At(start.Name.Span, start.Name.Text, string.Join(" → ", circle.Append(start.Name.Text))) with { Advice = BreakTheCircle });
    }

    private void ReportListsInThemselves()
    {
        HashSet<OffenseListSymbol> done = [];
        List<OffenseListSymbol> path = [];
        foreach (OffenseListSymbol list in _lists.ToArray()) Visit(list);

        void Visit(OffenseListSymbol list)
        {
            if (path.IndexOf(list) is >= 0 and int start)
            {
                // A version has its list's name: the circle is told of the lists.
                List<string> names = [.. path.Skip(start).Where(l => l.InForce is null).Select(l => l.Name)];
                string circle = string.Join(" → ", names.Append(names[0]));
                Report(BindingErrors.Circle.At(list.Span, list.Name, circle) with { Advice = "leave one of the lists out of the other" });
                foreach (OffenseListSymbol broken in path.Skip(start)) broken.Entries = [.. broken.Entries.Where(entry => entry.List is null)];
                return;
            }

            if (!done.Add(list)) return;
            path.Add(list);
            foreach (BoundOffenseEntry entry in list.Entries)
                if (entry.List is { } included) Visit(included);
            path.RemoveAt(path.Count - 1);
        }
    }

    /// <summary>"define grade is M1 of a charge": a rule that says these words of a grade would silently be read as the definition.</summary>
    private void ReportNamesThatReadAsConditions()
    {
        HashSet<string> known = [.. _symbols.Names, .. _kinds.Names, .. Enum.GetValues<RecordKind>().SelectMany(kind => _schema.FieldsOf(kind)).Select(field => field.Name)];
        foreach (NameSyntax name in Members<MemberSyntax>().SelectMany(DeclaredNames.OfConditionsAndValues))
        {
            if (DeclaredNames.IsInBackquotes(name) || DeclaredNames.SubjectIn(name.Text, known.Contains) is not { } subject) continue;
            Report(BindingErrors.ReadsAsCondition.At(name.Span, name.Text, subject) with
            {
                Advice = "choose another name, or write it in backquotes, here and wherever it is meant",
            });
        }
    }

    private bool IsRange(OffenseEntrySyntax entry, Citation from, Citation to)
    {
        if (entry.From is not { } first || entry.To is not { } last) return true;
        string? fault = !from.Prefix.AsSpan().SequenceEqual(to.Prefix.AsSpan()) ? "runs from one title or code into another"
            : from.CompareTo(to) > 0 ? "runs backwards" : null;
        if (fault is null) return true;
        Report(BindingErrors.BadRange.At(SourceSpan.Join(first.Span, last.Span), first.Raw, last.Raw, fault) with
        {
            Advice = from.Prefix.AsSpan().SequenceEqual(to.Prefix.AsSpan()) ? "put the lower section first" : "write one entry for each title, on a line of its own",
        });
        return false;
    }

    private bool IsSweep(SweepSyntax sweep, BoundType type, (BoundType Type, LegalValue Value) from, (BoundType Type, LegalValue Value) to)
    {
        string? fault = !from.Type.Same(type) ? $"its values are {Plurals(type)}, and `{Words.Of(sweep.From.Span)}` is {from.Type.Describe()}"
            : !to.Type.Same(type) ? $"its values are {Plurals(type)}, and `{Words.Of(sweep.To.Span)}` is {to.Type.Describe()}"
            : IsBelow(to.Value, from.Value) ? "the range runs downwards" : null;
        if (fault is null) return true;
        Report(RuleErrors.BadSweep.At(sweep.Span, Shortened(Words.Of(sweep.Span)), fault) with { Advice = "write the least value first and the greatest last, like the parameter's own: `may range from 3 years to 10 years by 1 year`" });
        return false;

        static bool IsBelow(LegalValue a, LegalValue b) => a.Type == FieldType.Period ? Period.IsAtLeast(a.Period, b.Period) == Truth.False : a.Number < b.Number;

        static string Plurals(BoundType type) => type.Kind switch { BoundKind.Money => "amounts of money", BoundKind.Category => "values of a category", _ => type.Describe()[2..] + "s" };
    }

    private void ReportFormats()
    {
        foreach (QuotedSyntax format in _files.Select(file => file.Head).OfType<HeadSyntax>().SelectMany(head => head.CitationFormats))
            if (format.Text.Length > 0 && new CitationFormat(format.Text).FindFault() is { } fault)
                Report(BindingErrors.BadFormat.At(format.Span, format.Text, fault) with { Advice = "write it as the law does, with `TITLE` or `CODE` and `SECTION` for what changes: \"TITLE § SECTION\"" });
    }

    /// <summary>What ends on or before the day it begins is never law; most often a year is misspelt.</summary>
    private void ReportEmptyForce()
    {
        foreach (ParameterVersionSyntax version in Members<ParameterSyntax>().SelectMany(parameter => parameter.Versions))
            if (version is { From: { } from, Until: { } until } && until.First <= from.First) ReportEndsEarly(until.Span);
        foreach (InForceSyntax force in Members<MemberSyntax>().Select(ForceOf).OfType<InForceSyntax>())
            if (force is { From: DateLiteral from, Until: DateLiteral until } && until.First <= from.First) ReportEndsEarly(until.Span);
    }

    private static InForceSyntax? ForceOf(MemberSyntax member) => member switch
    {
        ReliefSyntax relief => relief.InForce,
        BarSyntax bar => bar.InForce,
        OffensesSyntax list => list.InForce,
        DefineKindSyntax kind => kind.InForce,
        DefineValueSyntax value => value.InForce,
        _ => null,
    };

    private void ReportEndsEarly(SourceSpan until) =>
        Report(RuleErrors.EndsBeforeItBegins.At(until) with { Advice = "`until` names the first day it is no longer law, which comes after the day in `from`" });
}
