using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Ir;

/// <summary>What must hold of every program that lowering hands to the engines; a finding is a fault of the compiler, not of the statute.</summary>
public static class IrInvariants
{
    /// <returns>One sentence for each fault; empty for a sound program.</returns>
    public static IReadOnlyList<string> Check(ClearanceProgram program)
    {
        List<string> faults = [];
        for (int i = 0; i < program.Definitions.Length; i++)
        {
            IrDefinition definition = program.Definitions[i];
            new IrScopeCheck(program, $"definition \"{definition.Name}\"", i, faults).Check(definition.Body, new(0, definition.Subject));
        }

        for (int i = 0; i < program.OffenseLists.Length; i++) CheckList(program, i, faults);
        if (program.Reliefs.Length != program.Info.Reliefs.Length) faults.Add("the program's reliefs are not those of its description");
        foreach (IrRelief relief in program.Reliefs) CheckRelief(program, relief, faults);
        if (!program.LawChanges.IsDefault && !program.LawChanges.Order().SequenceEqual(program.LawChanges)) faults.Add("law changes are not in order");
        return faults;
    }

    private static void CheckRelief(ClearanceProgram program, IrRelief relief, List<string> faults)
    {
        IrVariable subject = new(0, relief.Info.Subject);
        IrScopeCheck check = new(program, $"relief \"{relief.Info.Name}\"", program.Definitions.Length, faults);
        check.Check(relief.Covers, subject);
        check.Check(relief.InForce, subject);
        if (!relief.Conditions.Select(condition => condition.Info).SequenceEqual(relief.Info.Conditions))
            faults.Add($"relief \"{relief.Info.Name}\": its conditions are not those of its description");
        if (!relief.Holds.Select(hold => hold.Info).SequenceEqual(relief.Info.Holds) || !relief.Effects.Select(row => row.Info).SequenceEqual(relief.Info.Effects.Select(e => e.Condition)))
            faults.Add($"relief \"{relief.Info.Name}\": its holds and effects are not those of its description");
        if (relief.Conditions.Any(condition => condition.Info is { IsLimit: true, IsBar: true }))
            faults.Add($"relief \"{relief.Info.Name}\": a limit is a requirement");
        foreach (IrReliefCondition condition in relief.AllLabelled) CheckCondition(condition);
        if (relief.Info.SaysWhatItReaches != relief.Clears is not null) faults.Add($"relief \"{relief.Info.Name}\": it does not say what it clears");
        if (relief.Clears is { } clears) check.Check(clears, new(0, RecordKind.Charge));
        if (relief.AlreadyGranted is { } granted) check.Check(granted, subject);

        void CheckCondition(IrReliefCondition condition)
        {
            check.Check(condition.Body, subject);
            if (condition.Parts.IsDefault) return;
            foreach (IrReliefCondition part in condition.Parts) CheckCondition(part);
        }
    }

    private static void CheckList(ClearanceProgram program, int list, List<string> faults)
    {
        string name = $"offenses \"{program.OffenseLists[list].Name}\"";
        foreach (IrOffenseEntry entry in program.OffenseLists[list].Entries)
        {
            if (entry.From is null == entry.IncludedList is null) faults.Add($"{name}: an entry is either a citation or a list");
            if (entry.To is not null && entry.From is null) faults.Add($"{name}: a range has a first section");
            if (entry.IncludedList is { } included && (included < 0 || included >= list)) faults.Add($"{name}: it includes a list that does not come before it");
            if (entry.Where is { } where)
                new IrScopeCheck(program, name, program.Definitions.Length, faults).Check(where, new(0, RecordKind.Charge));
        }
    }
}
