using ClearMyRecord.Dsl.Compiler.Diagnostics;

namespace ClearMyRecord.Dsl.Compiler.Mutating;

/// <summary>What is said of an author's words about changes that no example notices.</summary>
public static class MutationWarnings
{
    public static readonly DiagnosticDescriptor AcceptsNothing = new("CMR3520", Severity.Warning, "this accepts {0}, and there is no such change that goes unnoticed");
}
