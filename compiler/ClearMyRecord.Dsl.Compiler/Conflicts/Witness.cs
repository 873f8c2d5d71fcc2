using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler.Conflicts;

/// <summary>A person with one record asked about, and the day and readings under which that is decided: a case of a conflict, or on the way to one.</summary>
internal sealed record Witness(GivenRecord Given, EvaluationOptions Options);

/// <summary>How a case stands in a conflict.</summary>
internal enum Meeting : byte
{
    /// <summary>Whatever is filled in, the two provisions do not decide it in opposite ways.</summary>
    Never,

    /// <summary>It hangs on what is open.</summary>
    Perhaps,

    /// <summary>It is granted if the one prevails, and denied if the other does.</summary>
    Surely,
}

/// <param name="Open">The facts to fill in, each with its row among the given records of its kind.</param>
/// <param name="Questions">Open questions of the law besides the conflict.</param>
internal sealed record Sight(Meeting Meeting, ImmutableArray<(FieldDefinition Field, int Row)> Open, ImmutableArray<string> Questions);
