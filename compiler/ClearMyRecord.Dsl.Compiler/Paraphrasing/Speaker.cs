using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Paraphrasing;

/// <summary>Whom "it" means at one place: the records being talked about, the nearest last.</summary>
internal sealed class Speaker(ImmutableArray<BoundVariable> spoken)
{
    public BoundVariable Subject => spoken[0];

    private BoundVariable Nearest => spoken[^1];

    public static Speaker Of(KindSymbol subject) => new([new(0, subject, null)]);

    public Speaker About(BoundVariable element) => new(spoken.Add(element));

    /// <summary>"it", "this conviction", "the later one".</summary>
    public string Name(BoundVariable variable)
    {
        if (variable.Id == Nearest.Id) return "it";
        if (variable.Id == Subject.Id) return $"this {Subject.Kind.Name}";
        return variable.Called is { } called ? $"the {called}" : $"that {variable.Kind.Name}";
    }

    /// <summary>The record of some kind that a variable is, or stands in: "it", "its case", "the person".</summary>
    public string Record(BoundVariable variable, RecordKind kind) =>
        kind >= variable.Record ? Name(variable) : kind == RecordKind.Person ? "the person" : $"{Possessive(Name(variable))} case";

    /// <summary>The group that is meant, or that holds the charge: "this episode", "its episode".</summary>
    public string Group(BoundVariable variable, KindSymbol group) =>
        variable.Kind.Group == group ? Name(variable) : $"{Possessive(Name(variable))} {group.Name}";

    public string Owner(BoundVariable variable, RecordKind kind) => Possessive(Record(variable, kind));

    private static string Possessive(string name) => name == "it" ? "its" : $"{name}'s";
}
