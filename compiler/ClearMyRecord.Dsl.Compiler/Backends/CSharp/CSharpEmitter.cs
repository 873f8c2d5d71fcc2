using System.Text.RegularExpressions;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>From a lowered program to the text of one C# class that derives from CompiledStatute.</summary>
public static class CSharpEmitter
{
    public const string Namespace = "ClearMyRecord.Compiled";

    /// <param name="typeName">The name of the class; a C# identifier made by the caller, not taken from a statute.</param>
    public static string Emit(ClearanceProgram program, string typeName = "Statute")
    {
        EmissionContext context = new(SharedParts.Extract(Inliner.Inline(program)));
        ReliefEmitter[] reliefs = [.. Enumerable.Range(0, program.Reliefs.Length).Select(number => new ReliefEmitter(context, number))];
        foreach (DefinitionPlan plan in context.Plans.InOrder) DefinitionEmitter.Emit(context, plan);
        foreach (ReliefEmitter relief in reliefs) relief.Emit();
        CSharpWriter driver = new() { Indent = 2 };
        WriteDriver(driver, context, reliefs);

        CSharpWriter text = new();
        text.Line("// Generated from a statute. Changes here are lost when it is compiled again.");
        text.Line("#nullable disable");
        text.Line("using System;");
        foreach (string room in (string[])["Compiled", "Data", "Evaluation", "Law"]) text.Line($"using ClearMyRecord.Dsl.Runtime.{room};");
        text.Line();
        text.Line($"namespace {Namespace};");
        text.Line();
        text.Line(CSharpWriter.Comment(program.Info.Title));
        text.Open($"public sealed class {typeName} : CompiledStatute");
        WriteStatute(text, context);
        text.Line();
        text.Open("private sealed class Day : CompiledDay");
        text.Append(context.DayFields);
        text.Line();
        text.Open("public Day(CompiledRun run, int today) : base(run, today)");
        text.Append(context.DayConstructor);
        text.Close();
        text.Close();
        text.Line();
        text.Open("private sealed class Worker : BatchWorker");
        text.Line("private Day day;");
        text.Append(context.WorkerFields);
        text.Line();
        text.Open($"public Worker({typeName} statute, CompiledRun run, CaseData data) : base(run, data)");
        text.Line("ColumnReader columns = new(data);");
        text.Line("day = (Day)run.DayAt(run.Today);");
        text.Append(context.WorkerConstructor);
        text.Close();
        text.Line();
        text.Append(context.WorkerMethods);
        text.Append(driver);
        text.Close();
        text.Close();
        return text.ToString();
    }

    private static void WriteStatute(CSharpWriter text, EmissionContext context)
    {
        ClearanceProgram program = context.Program;
        text.Line($"private static readonly LegalCalendar Calendar = new(DayRule.{program.Calendar.Years}, DayRule.{program.Calendar.Months});");
        string formats = string.Join(", ", program.Schema.CitationFormats.Select(format => $"new({CSharpWriter.Literal(format.Template)})"));
        text.Line($"private static readonly System.Collections.Immutable.ImmutableArray<CitationFormat> Formats = [{formats}];");
        text.Append(context.StatuteMembers);
        text.Line();
        text.Line($"public override ReadOnlySpan<int> LawChanges => [{string.Join(", ", LawDays.Of(program))}];");
        text.Line();
        text.Line("public override CompiledDay NewDay(CompiledRun run, int today) => new Day(run, today);");
        text.Line();
        text.Line("public override BatchWorker NewWorker(CompiledRun run, CaseData data) => new Worker(this, run, data);");
    }

    private static void WriteDriver(CSharpWriter writer, EmissionContext context, ReliefEmitter[] reliefs)
    {
        writer.Open("protected override void Begin(Decisions decisions)");
        foreach (ReliefEmitter relief in reliefs) relief.EmitBegin(writer);
        writer.Close();
        writer.Line();
        DefinitionEmitter.WriteFilling(writer, context);
        WriteLoops(writer, reliefs);
        writer.Line();
        writer.Line("protected override void SetDay(CompiledDay other) => day = (Day)other;");
        writer.Line();
        Dispatch("void CollectDays", ", DayBuffer days", "CollectDays", ", days", isVoid: true);
        Dispatch("Truth AnswerOfDay", "", "AnswerOfDay", "", isVoid: false);
        if (reliefs.Any(relief => relief.HasLimit))
            Dispatch("Truth ButForLimitOfDay", "", "ButForLimitOfDay", "", isVoid: false, relief => relief.HasLimit);
        Dispatch("void SetFirstDay", ", Outcome outcome, int firstDay", "SetFirstDay", ", outcome, firstDay", isVoid: true);

        void Dispatch(string header, string extraParameters, string method, string extraArguments, bool isVoid, Func<ReliefEmitter, bool>? has = null)
        {
            writer.Open($"protected override {header}(int relief, int p, int c, int h{extraParameters})");
            writer.Open("switch (relief)");
            for (int number = 0; number < reliefs.Length; number++)
            {
                string arguments = context.Program.Reliefs[number].Info.Subject switch
                {
                    RecordKind.Person => "p",
                    RecordKind.Case => "p, c",
                    _ => "p, c, h",
                };
                if (has is not null && !has(reliefs[number]))
                {
                    writer.Line($"case {number}: return Truth.False;");
                    continue;
                }

                string call = $"{method}{number}({arguments}{extraArguments});";
                writer.Line(isVoid ? $"case {number}: {call} return;" : $"case {number}: return {call}");
            }

            writer.Line("default: throw new ArgumentOutOfRangeException(nameof(relief));");
            writer.Close();
            writer.Close();
            writer.Line();
        }
    }

    /// <summary>The loops over the people of a block, their cases and charges.</summary>
    private static void WriteLoops(CSharpWriter writer, ReliefEmitter[] reliefs)
    {
        writer.Open("protected override void DecideBlock(int firstPerson, int endPerson)");
        writer.Open("for (int p = firstPerson; p < endPerson; p++)");
        writer.Line("BeginPerson(p);");
        if (reliefs.Any(relief => relief.NeedsPersonFirst)) writer.Line("FillPerson(p);");
        Decide(RecordKind.Person);
        writer.Line("int caseEnd = CaseEnd;");
        writer.Open("for (int c = CaseStart; c < caseEnd; c++)");
        Decide(RecordKind.Case);
        writer.Line("int chargeEnd = FirstCharge[c + 1];");
        writer.Open("for (int h = FirstCharge[c]; h < chargeEnd; h++)");
        Decide(RecordKind.Charge);
        foreach (ReliefEmitter relief in reliefs.Where(relief => relief.SaysWhatItReaches)) writer.Line($"Reach{relief.Number}(p, c, h);");
        writer.Close();
        writer.Close();
        writer.Line("if (PendingCount > 0) FindFirstDays(p);");
        writer.Close();
        writer.Close();

        void Decide(RecordKind kind)
        {
            // Reliefs for one kind of record ask once whether a record is of it, and for the same subjects once whether it is one.
            foreach (IGrouping<string, ReliefEmitter> ofKind in reliefs.Where(relief => relief.Subject == kind).GroupBy(relief => relief.KindText))
            {
                if (ofKind.First().AlwaysDecides)
                {
                    foreach (ReliefEmitter relief in ofKind) writer.Line(relief.CallOfDecide("Truth.Unknown"));
                    continue;
                }

                string isOfKind = $"kind{ofKind.First().Number}";
                writer.Line($"Truth {isOfKind} = {ofKind.Key};");
                writer.Open($"if ({isOfKind} != Truth.False)");
                foreach (IGrouping<string?, ReliefEmitter> group in ofKind.GroupBy(relief => relief.BesidesText)) DecideSubjects(isOfKind, group);
                writer.Close();
            }
        }

        void DecideSubjects(string isOfKind, IGrouping<string?, ReliefEmitter> group)
        {
            if (group.Key is null)
            {
                foreach (ReliefEmitter relief in group) writer.Line(relief.CallOfDecide(isOfKind));
                return;
            }

            string covers = $"covers{group.First().Number}";
            writer.Line($"Truth {covers} = TruthLogic.And({isOfKind}, {group.Key});");
            writer.Open($"if ({covers} != Truth.False)");
            foreach (ReliefEmitter relief in group) writer.Line(relief.CallOfDecide(covers));
            writer.Close();
        }
    }

    /// <summary>Whether generated text uses one of the row names p, c and h.</summary>
    internal static bool Uses(string text, string name) => Regex.IsMatch(text, $@"\b{name}\b");
}
