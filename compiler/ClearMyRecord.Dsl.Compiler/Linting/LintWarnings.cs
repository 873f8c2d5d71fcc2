using ClearMyRecord.Dsl.Compiler.Diagnostics;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>What a careful colleague would ask about a statute that compiles (CMR35xx). Each has a page in grammar/errors.</summary>
public static class LintWarnings
{
    public static readonly DiagnosticDescriptor NeverTrue = Warning("CMR3501", "`{0}` can never be true here");
    public static readonly DiagnosticDescriptor NeverMatters = Warning("CMR3502", "`{0}` decides nothing here");
    public static readonly DiagnosticDescriptor Shadowed = Warning("CMR3503", "`{0}` is in the list already");
    public static readonly DiagnosticDescriptor Unused = Warning("CMR3504", "nothing here uses {0} `{1}`");
    public static readonly DiagnosticDescriptor NoExample = Warning("CMR3505", "no example shows the relief \"{0}\"");
    public static readonly DiagnosticDescriptor NoBoundaryExample = Warning("CMR3506", "no example of \"{0}\" shows {1} on the last day before it turns and on the day itself");
    public static readonly DiagnosticDescriptor ExactlyNothing = Warning("CMR3507", "`{0}` is compared with exactly nothing, and a credit is less than nothing");
    public static readonly DiagnosticDescriptor SameDay = Warning("CMR3508", "two of the same day count against each other here");
    public static readonly DiagnosticDescriptor EveryOverNone = Warning("CMR3509", "`every {0}` also holds where there is none");
    public static readonly DiagnosticDescriptor UsuallyMissing = Warning("CMR3510", "`{0}` is usually missing, and nothing here says how a blank is taken");
    public static readonly DiagnosticDescriptor SatisfiesAll = Warning("CMR3511", "`satisfies` takes in everything up to the end of the item, also what follows `and`");
    public static readonly DiagnosticDescriptor WronglyLeftOut = Warning("CMR3512", "`{0}` is said to be not encoded, and {1}");

    private static DiagnosticDescriptor Warning(string code, string message) => new(code, Severity.Warning, message);
}
