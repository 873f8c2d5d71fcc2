using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Conflicts;

/// <summary>A case of a conflict as a worked example: once the law says which goes first, one of its two endings holds.</summary>
internal static class WitnessText
{
    public static string Of(Compilation compilation, int relief, ConflictInfo conflict, Witness witness)
    {
        GivenRecord asked = witness.Given.All.First(record => record.IsAsked);
        string? called = witness.Given.Of(asked.Kind.Record).Count() == 1 ? null : $"the {asked.Called ?? "one in question"}";
        string expected = $"expect {ExampleNames.Title(compilation.Bound, compilation.Program.Info.Reliefs[relief].Name)}{(called is null ? "" : $" for {called}")} ";
        return $"example \"{conflict.Relief} against {conflict.Bar}\"\n    today is {Notation.Date(witness.Options.Today)}\n"
            + ExampleText.Settings(witness.Options, compilation.Bound) + ExampleText.Given(witness.Given, called)
            + $"    -- if {conflict.Relief} goes first:\n    {expected}{If(ConflictInfo.ReliefPrevails)}\n"
            + $"    -- if {conflict.Bar} goes first:\n    -- {expected}{If(ConflictInfo.BarPrevails)}\n";

        string If(string prevails)
        {
            ConflictProbe probe = new(new ProgramTables(compilation.Program), relief, conflict);
            EvaluationOptions options = probe.With(witness.Options, prevails) with { KeepConditions = true };
            CaseData all = ExampleRecords.Of(compilation.Program.Schema, witness.Given, compilation.Program.Info.Jurisdiction);
            RecordDay records = RecordDay.Of(all, options.RecordDay);
            ReliefDecisions decisions = compilation.Interpreter.Evaluate(records.Data, 0, 1, options).Reliefs[relief];
            return ExpectationText.Of(decisions, records.RowOf(probe.Subject, witness.Given.AskedRow(probe.Subject)) - decisions.FirstRow);
        }
    }
}
