using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Linting;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Conflicts;

/// <summary>
/// Takes out the conflicts that can be on no record and no day: the relief and the bar are law on different days, or what the relief requires
/// and what the bar asks for cannot be true together. Such a bar decides nothing that the relief grants, so it is shut out as the relief says.
/// </summary>
/// <remarks>INVARIANT: sets of possible values are never taken too small (<see cref="FormulaBuilder"/>), so what is taken out here cannot be.</remarks>
internal static class NeverMeet
{
    public static BoundProgram Without(BoundProgram program) =>
        program.Conflicts.Any() ? program with { Reliefs = [.. program.Reliefs.Select(Without)] } : program;

    private static BoundRelief Without(BoundRelief relief)
    {
        ImmutableArray<BoundConditions> left = [.. relief.Conditions.Where(provision => provision.Conflict is null || CanMeet(relief, provision))];
        if (left.Length == relief.Conditions.Length) return relief;
        // Whoever asks whether a record is eligible for the relief finds it by its symbol.
        return relief.Symbol.Bound = relief with { Conditions = left };
    }

    private static bool CanMeet(BoundRelief relief, BoundConditions bar)
    {
        if (Math.Max(First(relief.InForce), First(bar.InForce)) >= Math.Min(End(relief.InForce), End(bar.InForce))) return false;
        FormulaBuilder builder = new(0);
        Settled settled = new();
        if (!relief.Subject.IsBuiltIn) settled.Add(builder.Of(new BoundIsA(new(0, relief.Subject, null), relief.Subject, relief.Syntax.Span)));
        foreach (BoundConditions other in relief.Conditions.Where(c => c.InForce is null && c.Conflict is null && FormulaBuilder.IsAlwaysThere(c.Condition)))
            if (!settled.Add(other.IsBar ? builder.Of(other.Condition).NotTrue() : builder.Of(other.Condition)))
                return false;
        return settled.Add(builder.Of(bar.Condition));
    }

    private static int First(BoundInForce? dates) => dates?.From is BoundLiteral literal ? (int)literal.Value.Number : LegalDate.FirstDay;

    private static int End(BoundInForce? dates) => dates?.Until is BoundLiteral literal ? (int)literal.Value.Number : LegalDate.LastDay + 1;
}
