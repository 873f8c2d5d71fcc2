using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>What the records of a law hold, for those who bring data and those who write rules: facts, their values and blanks, and the kinds they make.</summary>
internal static class DataDictionary
{
    public static IEnumerable<string> Lines(BoundProgram program)
    {
        foreach (RecordKind record in Enum.GetValues<RecordKind>())
        {
            yield return record.ToString().ToLowerInvariant();
            foreach (FieldDefinition field in program.Schema.FieldsOf(record))
            {
                yield return $"  {field.Name,-28} {Words(field)}{(field.Description.Length > 0 ? $"; {field.Description}" : "")}";
                string marks = string.Join("; ", Marks(field));
                if (marks.Length > 0) yield return new string(' ', 31) + marks;
            }
        }

        KindSymbol[] kinds = [.. program.Kinds.Where(kind => !kind.IsBuiltIn)];
        if (kinds.Length == 0) yield break;
        yield return "kinds that rules may speak of";
        foreach (KindSymbol kind in kinds) yield return $"  {kind.Name,-28} {What(kind)}; several are {kind.Plural}";
    }

    private static string What(KindSymbol kind) =>
        kind is { Group: { } group } ? group == kind ? $"the charges of a person that share their {group.Key?.Name}" : Names.WithArticle(group.Name)
        : Names.WithArticle(kind.Base?.Name ?? kind.Record.ToString().ToLowerInvariant());

    private static string Words(FieldDefinition field) => field switch
    {
        { Type: FieldType.YesNo } => "yes or no",
        { Category: { IsOrdered: true } list } => "one of " + Ranked(list),
        { Category: { } list } => "one of " + string.Join(", ", list.Values),
        _ => field.Type.ToString().ToLowerInvariant(),
    };

    private static string Ranked(CategoryType list)
    {
        string[] unranked = [.. list.Values.Where((_, i) => list.Ranks[i] < 0)];
        return string.Join(" > ", list.Values.Where((_, i) => list.Ranks[i] >= 0)) + (unranked.Length > 0 ? ", unranked " + string.Join(", ", unranked) : "");
    }

    private static IEnumerable<string> Marks(FieldDefinition field)
    {
        if (field.MayBeNotYet) yield return "may be not yet";
        if (field.MayNotApply) yield return "may not apply";
        if (field.MayBeScheduled) yield return "may be scheduled";
        if (field.IsFinding) yield return "a finding of a court or agency";
        if (field.HoldsOnFileDay) yield return "holds on the day of the file";
        if (field.IsUsuallyMissing) yield return "usually missing";
        if (field.CountsFrom is { } from) yield return $"counts from {from}";
        if (!field.Synonyms.IsEmpty) yield return "also called " + string.Join(", ", field.Synonyms);
    }
}
