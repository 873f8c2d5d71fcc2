using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>A worked example as data: one person's records, numbered, and what is expected of them.</summary>
public sealed record ExampleCase(string Name, CaseData Records, EvaluationOptions Options, ImmutableArray<ExampleExpectation> Expectations);

/// <summary>What an example expects of one record on one day.</summary>
/// <param name="Record">The record's id; empty where the example does not name one.</param>
/// <param name="Words">What follows the relief and the record in the statute.</param>
public sealed record ExampleExpectation(string Relief, string Record, int Day, string Words);

/// <summary>The records of a law's worked examples, for other systems.</summary>
public static class ExampleCases
{
    /// <param name="compilation">A statute or bill without errors.</param>
    /// <param name="diagnostics">Receives messages about examples that cannot run; those are left out.</param>
    public static ImmutableArray<ExampleCase> Of(Compilation compilation, DiagnosticBag diagnostics, Func<SourceText, bool>? only = null)
    {
        ImmutableArray<ExampleCase>.Builder cases = ImmutableArray.CreateBuilder<ExampleCase>();
        foreach (ExampleSyntax example in compilation.Bound.Examples.Where(e => only is null || only(e.Span.File)))
        {
            DiagnosticBag own = new();
            BoundExample? bound = ExampleBinder.Bind(example, compilation, own);
            diagnostics.AddRange(own.ToSorted());
            if (bound is null || own.HasErrors) continue;
            CaseData records = Numbered(bound.Data, $"E{cases.Count + 1}");
            cases.Add(new(example.Name.Text, records, bound.Options, [.. example.Expectations.SelectMany(expected => Of(expected, bound, records, compilation.Bound))]));
        }

        return cases.ToImmutable();
    }

    private static IEnumerable<ExampleExpectation> Of(ExpectSyntax expected, BoundExample example, CaseData records, BoundProgram program)
    {
        string record = expected.For is { } name && example.Called.TryGetValue(name.Text, out (RecordKind Kind, int Row) called) ? records.IdsOf(called.Kind)[called.Row] : "";
        string relief = ExampleNames.Relief(program, expected.Relief, new()) is >= 0 and int at ? program.Reliefs[at].Symbol.Name : expected.Relief.Text;
        int start = expected.For?.Span.End ?? expected.Relief.Span.End;
        string words = Words.Of(new SourceSpan(expected.Span.File, start, expected.Span.End - start));
        return ExampleRunner.DaysOf(expected, example).Select(day => new ExampleExpectation(relief, record, day, words));
    }

    /// <summary>The people of all examples can stand in one file: "E2", its case "E2-1", the charge "E2-1-3".</summary>
    private static CaseData Numbered(CaseData data, string person)
    {
        string[] cases = [.. Enumerable.Range(1, data.CaseCount).Select(number => $"{person}-{number}")];
        string[] charges = [.. Enumerable.Range(0, data.ChargeCount).Select(row => $"{cases[data.CaseOfCharge[row]]}-{row - data.FirstCharge[data.CaseOfCharge[row]] + 1}")];
        IEnumerable<Column> columns = Enum.GetValues<RecordKind>().SelectMany(kind => data.Schema.FieldsOf(kind)).Select(data.ColumnOf).OfType<Column>();
        return new(data.Schema, data.FirstCase, data.FirstCharge, columns, new RecordIds([person]), new RecordIds(cases), new RecordIds(charges));
    }
}
