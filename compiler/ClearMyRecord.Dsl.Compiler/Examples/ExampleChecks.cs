using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>What is wrong with how worked examples are written: all that keeps one from running. Those who run them ask the same.</summary>
internal sealed class ExampleChecks(Compilation compilation)
{
    private readonly Dictionary<(Text.SourceText File, string Name), QuotedSyntax> _names = [];

    /// <summary>Messages about a file's own examples. They are decided only where several records leave open which is meant.</summary>
    public static ImmutableArray<Diagnostic> Of(Compilation compilation)
    {
        DiagnosticBag found = new();
        ExampleChecks checks = new(compilation);
        Lazy<IrInterpreter> interpreter = new(() => compilation.Interpreter);
        foreach (ExampleSyntax example in compilation.Bound.Examples.Where(example => example.Span.File == compilation.Text))
        {
            DiagnosticBag own = new();
            if (checks.Bind(example, own) is { } bound && !own.HasErrors)
                foreach (ExpectSyntax expectation in example.Expectations)
                    Check(expectation, bound, compilation, interpreter, own);
            found.AddRange(own.ToSorted());
        }

        return found.ToSorted();
    }

    /// <returns>The example, or null after a message that says why it cannot run.</returns>
    public BoundExample? Bind(ExampleSyntax example, DiagnosticBag diagnostics)
    {
        BoundExample? bound = ExampleBinder.Bind(example, compilation, diagnostics);
        if (_names.TryAdd((example.Span.File, example.Name.Text), example.Name)) return bound;
        diagnostics.Add(ExampleErrors.NamedTwice.At(example.Name.Span, example.Name.Text) with
        {
            Advice = "say in the name what is different about it",
            Notes = [(_names[(example.Span.File, example.Name.Text)].Span, "the first one is here")],
        });
        return null;
    }

    /// <returns>The place of the relief among the program's, or -1 after a message about the expectation.</returns>
    public static int ReliefOf(ExpectSyntax expectation, Compilation compilation, DiagnosticBag diagnostics)
    {
        int relief = ExampleNames.Relief(compilation.Bound, expectation.Relief, diagnostics);
        return relief >= 0 && IsPossible(expectation, diagnostics) && NamedConditions.AreClear(expectation, compilation.Program.Reliefs[relief], diagnostics)
            && NamedConflicts.AreKnown(expectation, compilation.Program.Info, diagnostics) ? relief : -1;
    }

    /// <summary>What is said after the outcome must be able to be true of it; else the example could never pass, or would not look.</summary>
    private static bool IsPossible(ExpectSyntax expectation, DiagnosticBag diagnostics)
    {
        bool isPossible = true;
        foreach ((OutcomeTail kind, Text.SourceSpan span) in expectation.Tails)
        {
            bool fits = kind switch
            {
                OutcomeTail.Until => expectation.Outcome is "not yet eligible",
                OutcomeTail.Reason => expectation.Outcome is "not yet eligible" or "not eligible" or "needs review",
                OutcomeTail.Missing => expectation.Outcome is "not yet eligible" or "needs review",
                _ => expectation.Outcome is "eligible" or "needs review",
            };
            if (fits || expectation.Outcome.Length == 0) continue;
            isPossible = false;
            diagnostics.Add(ExampleErrors.NotBeside.At(span, Words.Of(span), expectation.Outcome == "needs review" ? "in review" : expectation.Outcome) with
            {
                Advice = kind switch
                {
                    OutcomeTail.Until => "a day is named of what `is not yet eligible`; leave it out, or say that",
                    OutcomeTail.Reason => "no condition fails there; leave it out, or expect another answer",
                    OutcomeTail.Missing => "what is missing is named of what `needs review`; leave it out, or say that",
                    _ => "only what `is eligible`, or may be, has an effect or can be on hold; leave it out",
                },
            });
        }

        return isPossible;
    }

    private static void Check(ExpectSyntax expectation, BoundExample example, Compilation compilation, Lazy<IrInterpreter> interpreter, DiagnosticBag diagnostics)
    {
        int relief = ReliefOf(expectation, compilation, diagnostics);
        if (relief < 0) return;
        ReliefInfo info = compilation.Program.Info.Reliefs[relief];
        foreach (int day in ExampleRunner.DaysOf(expectation, example))
        {
            RecordDay records = RecordDay.Of(example.Data, day);
            bool isOpen = expectation.For is null && expectation.Outcome != "not covered" && records.Data.CountOf(info.Subject) > 1;
            ReliefDecisions decisions = isOpen ? interpreter.Value.Evaluate(records.Data, 0, 1, example.Options with { Today = day }).Reliefs[relief]
                : ReliefDecisions.For(info, records.Data, 0, 1, keepConditions: false);
            ExampleRunner.Subjects(expectation, example, records, decisions, diagnostics);
        }
    }
}
