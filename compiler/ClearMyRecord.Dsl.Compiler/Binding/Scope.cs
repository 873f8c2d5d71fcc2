using System.Collections.Immutable;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>
/// Who is being talked about at one place: the subject ("this"), what each enclosing quantifier speaks of, and the nearest of
/// them, whose fields a bare name means. Variables get fresh numbers within one definition or relief.
/// </summary>
internal sealed class Scope
{
    private readonly Counter _counter;

    private Scope(ImmutableArray<BoundVariable> variables, Counter counter) => (Variables, _counter) = (variables, counter);

    /// <summary>From the subject outwards in, the nearest last.</summary>
    public ImmutableArray<BoundVariable> Variables { get; }

    public BoundVariable This => Variables[0];

    public BoundVariable Nearest => Variables[^1];

    public static Scope For(KindSymbol subject) => new([new(0, subject, null)], new());

    /// <summary>A variable for what a quantifier speaks of, and the scope of its "where".</summary>
    public (BoundVariable Variable, Scope Inner) Enter(KindSymbol kind, string? called)
    {
        BoundVariable variable = new(++_counter.Last, kind, called);
        return (variable, new(Variables.Add(variable), _counter));
    }

    public BoundVariable? Called(string name) => Variables.LastOrDefault(v => v.Called == name);

    /// <summary>What "other" leaves out of elements of a kind: everything of that kind already being talked about.</summary>
    public ImmutableArray<BoundVariable> OthersOf(KindSymbol element) =>
        [.. Variables.Where(v => element.Key is null
            ? v.Record == element.Record || (v.Record == RecordKind.Case && element.Record == RecordKind.Charge)
            : v.Record == element.Record && (v.Kind.Group is null || v.Kind.Group == element.Group))];

    private sealed class Counter
    {
        public int Last { get; set; }
    }
}
