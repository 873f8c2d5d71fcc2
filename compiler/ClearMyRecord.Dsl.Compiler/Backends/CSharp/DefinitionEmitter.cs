using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>Definitions: a method each, and for those kept per row, the loops that fill their stores.</summary>
internal static class DefinitionEmitter
{
    public static void Emit(EmissionContext context, DefinitionPlan plan)
    {
        if (plan.Facts.IsInvariant) return;
        CSharpWriter body = new() { Indent = 2 };
        RecordKind subject = plan.Definition.Subject;
        body.Line(CSharpWriter.Comment(plan.Definition.Name));
        ExpressionEmitter emitter = ExpressionEmitter.ForBody(context, body, subject, plan.Definition.Body);
        if (plan.Keeping == Keeping.Once) emitter.Kept(plan.Name, plan.Definition.Body, "int p", "");
        else if (plan.IsKeptPerRow) Fill(context, plan, body);
        else
        {
            body.Open($"private {plan.Type} {plan.Name}({ExpressionEmitter.Parameters(subject)})");
            body.Line($"return {emitter.Value(plan.Definition.Body)};");
            body.Close();
        }

        body.Line();
        context.WorkerMethods.Append(body);
    }

    private static void Fill(EmissionContext context, DefinitionPlan plan, CSharpWriter writer)
    {
        bool ofCase = plan.Definition.Subject == RecordKind.Case, marks = plan.Facts.Marks;
        context.WorkerFields.Line($"private {plan.Type}[] {plan.Store} = [];");
        if (marks)
        {
            context.WorkerFields.Line($"private ulong[] {plan.Store}Presumed = [];");
            context.WorkerFields.Line($"private bool[] {plan.Store}Rests = [];");
        }

        // The body first, to see which rows it needs.
        CSharpWriter statements = new() { Indent = 4 };
        string value = ExpressionEmitter.ForBody(context, statements, plan.Definition.Subject, plan.Definition.Body).Value(plan.Definition.Body);
        string text = statements + value;
        string row = ofCase ? "c" : "h", index = $"{row} - {(ofCase ? "BlockCase" : "BlockCharge")}";
        writer.Open($"private void Fill{plan.Index}(int start, int end)");
        writer.Open($"for (int {row} = start; {row} < end; {row}++)");
        bool usesPerson = CSharpEmitter.Uses(text, "p");
        if (!ofCase && (usesPerson || CSharpEmitter.Uses(text, "c"))) writer.Line("int c = CaseOfCharge[h];");
        if (usesPerson) writer.Line("int p = PersonOfCase[c];");
        if (marks) writer.Line("(Presumed, Rests) = (0, false);");
        writer.Append(statements);
        writer.Line($"{plan.Store}[{index}] = {value};");
        if (marks) writer.Line($"({plan.Store}Presumed[{index}], {plan.Store}Rests[{index}]) = (Presumed, Rests);");
        writer.Close();
        writer.Close();
    }

    /// <summary>The methods that make room, fill the stores of a block or a person, and fill those again that move with the day.</summary>
    public static void WriteFilling(CSharpWriter writer, EmissionContext context)
    {
        DefinitionPlan[] kept = [.. context.Plans.InOrder.Where(plan => plan.IsKeptPerRow)];
        writer.Open("protected override void Prepare(int cases, int charges)");
        foreach (DefinitionPlan plan in kept)
        {
            string count = plan.Definition.Subject == RecordKind.Case ? "cases" : "charges";
            writer.Open($"if ({plan.Store}.Length < {count})");
            writer.Line($"{plan.Store} = new {plan.Type}[{count}];");
            if (plan.Facts.Marks) writer.Line($"({plan.Store}Presumed, {plan.Store}Rests) = (new ulong[{count}], new bool[{count}]);");
            writer.Close();
        }

        foreach (DefinitionPlan plan in kept.Where(plan => plan.Keeping == Keeping.Block))
            writer.Line(plan.Definition.Subject == RecordKind.Case
                ? $"Fill{plan.Index}(BlockCase, BlockCase + cases);" : $"Fill{plan.Index}(BlockCharge, BlockCharge + charges);");
        writer.Close();
        writer.Line();

        if (context.HasKeptPerPerson)
        {
            writer.Line("private int filledPerson;");
            writer.Line();
            writer.Open("private void FillPerson(int p)");
            writer.Line("if (filledPerson == PersonStamp) return;");
            writer.Line("filledPerson = PersonStamp;");
            bool marks = kept.Any(plan => plan.Keeping == Keeping.Person && plan.Facts.Marks);
            if (marks) writer.Line("(ulong presumed, bool rests) = (Presumed, Rests);");
            foreach (DefinitionPlan plan in kept.Where(plan => plan.Keeping == Keeping.Person)) writer.Line(FillRowsOfPerson(plan));
            if (marks) writer.Line("(Presumed, Rests) = (presumed, rests);");
            writer.Close();
            writer.Line();
        }

        writer.Open("protected override void Refill(int p)");
        foreach (DefinitionPlan plan in kept.Where(plan => plan.Facts.Moves))
            writer.Line(plan.Keeping == Keeping.Person ? $"if (filledPerson == PersonStamp) {FillRowsOfPerson(plan)}" : FillRowsOfPerson(plan));
        writer.Close();
        writer.Line();
    }

    private static string FillRowsOfPerson(DefinitionPlan plan) => plan.Definition.Subject == RecordKind.Case
        ? $"Fill{plan.Index}(CaseStart, CaseEnd);" : $"Fill{plan.Index}(ChargeStart, ChargeEnd);";
}
