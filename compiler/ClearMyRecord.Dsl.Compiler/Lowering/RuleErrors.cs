using ClearMyRecord.Dsl.Compiler.Diagnostics;

namespace ClearMyRecord.Dsl.Compiler.Lowering;

/// <summary>Messages about rules that can't be as written (CMR3xxx). Each has a page in grammar/errors.</summary>
public static class RuleErrors
{
    public static readonly DiagnosticDescriptor Overlap = Error("CMR3001", "two versions of `{0}` are in force on the same day");
    public static readonly DiagnosticDescriptor Gap = Error("CMR3002", "`{0}` has no version from the end of this one until the next begins");
    public static readonly DiagnosticDescriptor LabelTwice = Error("CMR3003", "the label {0} stands twice in this list");
    public static readonly DiagnosticDescriptor NoCalendar = Error("CMR3004", "a period of years or months is added to a date here, and no `calendar` says what 29 February plus a year is");
    public static readonly DiagnosticDescriptor UnknownProvision = Error("CMR3005", "the law has no {0}");
    public static readonly DiagnosticDescriptor UnknownLabel = Error("CMR3006", "{0} has no item {1}");
    public static readonly DiagnosticDescriptor AmbiguousLabel = Error("CMR3007", "{0} has more than one item {1}");
    public static readonly DiagnosticDescriptor NoConditions = Error("CMR3008", "the relief \"{0}\" asks for nothing: it would clear every {1}");
    public static readonly DiagnosticDescriptor OnlyInBills = Error("CMR3009", "`{0}` amends a law, so it belongs in a bill");
    public static readonly DiagnosticDescriptor NotAnAmendment = Error("CMR3010", "a bill changes a law, and this declares something by itself");
    public static readonly DiagnosticDescriptor IncomparablePeriods = Error("CMR3011", "`{0}` and `{1}` cannot be ranked: a month has 28 to 31 days, a year 365 or 366");
    public static readonly DiagnosticDescriptor NoEffectiveDate = Error("CMR3012", "the bill does not say when it takes effect");

    public static readonly DiagnosticDescriptor EndsBeforeItBegins = Error("CMR3060", "this ends before it begins, so it is law on no day");
    public static readonly DiagnosticDescriptor BadSweep = Error("CMR3061", "`{0}` cannot range so: {1}");
    public static readonly DiagnosticDescriptor AmendsNothing = Error("CMR3062", "the bill does not say which law it amends");
    public static readonly DiagnosticDescriptor CannotRepeal = Error("CMR3040", "{0} is what other provisions are made of, so it cannot be repealed by itself");
    public static readonly DiagnosticDescriptor OtherKind = Error("CMR3041", "`{0}` would be made of `{1}`, and in the law amended it is made of `{2}`");
    public static readonly DiagnosticDescriptor LawBeforeVersion = Error("CMR3042", "the relief \"{0}\" is in force {1}");
    public static readonly DiagnosticDescriptor OtherVersion = Error("CMR3043", "this version of `{0}` is {1}, and another is {2}");
    public static readonly DiagnosticDescriptor OtherPlural = Error("CMR3044", "the plural of `{0}` is \"{1}\" in this version, and \"{2}\" in another");
    public static readonly DiagnosticDescriptor ChangesAgain = Error("CMR3045", "{0} changes again with `{1}`, and the bill does not say whether its words go on then");

    public static readonly DiagnosticDescriptor AmendedTwice = Error("CMR3050", "{0} is amended twice: it was {1} on line {2} of this bill");
    public static readonly DiagnosticDescriptor NoReadingLeft = Error("CMR3051", "the question \"{0}\" would have no reading left");
    public static readonly DiagnosticDescriptor NoClause = Error("CMR3052", "{0} has no `{1}`");
    public static readonly DiagnosticDescriptor OtherList = Error("CMR3054", "{0} has no `{1}` there: its list is `{2}`");
    public static readonly DiagnosticDescriptor AlreadyOver = Error("CMR3053", "{0} is law no longer on the bill's day");

    public static readonly DiagnosticDescriptor ReliefCircle = Error("CMR3101", "whether \"{0}\" may be granted hangs on itself: {1}");
    public static readonly DiagnosticDescriptor OtherSubject = Error("CMR3102", "\"{0}\" is for {1}, not for {2}");
    public static readonly DiagnosticDescriptor NoLastEffect = Error("CMR3103", "the rows of this effect end without a word on whom none of them speaks of");
    public static readonly DiagnosticDescriptor ReachUnsaid = Error("CMR3104", "\"{0}\" is for a person, and does not say which charges it clears");
    public static readonly DiagnosticDescriptor Opposite = Error("CMR3105", "\"{0}\" stands notwithstanding \"{1}\", and the bar of \"{2}\" stands against it: neither goes first");
    public static readonly DiagnosticDescriptor MayMeet = new("CMR3107", Severity.Warning, "\"{0}\" stands notwithstanding \"{1}\", and the bar of \"{2}\" stands against it: where both may hold, the answer is needs review");
    public static readonly DiagnosticDescriptor FilledTwice = Error("CMR3108", "`{0}` of a {1} is filled here and elsewhere, and neither goes first");
    public static readonly DiagnosticDescriptor PreferenceCircle = Error("CMR3106", "\"{0}\" is to go before \"{1}\", and \"{1}\" before \"{0}\"");

    private static DiagnosticDescriptor Error(string code, string message) => new(code, Severity.Error, message);
}
