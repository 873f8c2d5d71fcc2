using ClearMyRecord.Dsl.Compiler.Diagnostics;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Messages about names and types (CMR2xxx). Each has a page in grammar/errors.</summary>
public static class BindingErrors
{
    public static readonly DiagnosticDescriptor UnknownName = Error("CMR2001", "nothing is called `{0}` here");
    public static readonly DiagnosticDescriptor UnknownKind = Error("CMR2002", "`{0}` is not a kind of record");
    public static readonly DiagnosticDescriptor WrongTypes = Error("CMR2003", "`{0}` is {1}, and `{2}` is {3}");
    public static readonly DiagnosticDescriptor DeclaredTwice = Error("CMR2004", "`{0}` is declared twice");
    public static readonly DiagnosticDescriptor NotAValue = Error("CMR2005", "`{0}` is not one of the values of `{1}`");
    public static readonly DiagnosticDescriptor NoOrder = Error("CMR2006", "the values of `{0}` have no order, so none is above or below another");
    public static readonly DiagnosticDescriptor NotACondition = Error("CMR2007", "`{0}` is {1}, which is neither true nor false");
    public static readonly DiagnosticDescriptor NeedsIfNone = Error("CMR2008", "`{0}` may not apply to every record, and the condition does not say what follows then");
    public static readonly DiagnosticDescriptor NoClimbing = Error("CMR2009", "`{0}` belongs to the {1}, not to the {2} that is being talked about");
    public static readonly DiagnosticDescriptor NeedsScope = Error("CMR2010", "whose {0}? the search must say where it looks");
    public static readonly DiagnosticDescriptor CannotHold = Error("CMR2011", "{0} has no {1}");
    public static readonly DiagnosticDescriptor NoOther = Error("CMR2012", "`other` needs {0} that is already being talked about, and there is none here");
    public static readonly DiagnosticDescriptor Circle = Error("CMR2013", "`{0}` is defined through itself: {1}");
    public static readonly DiagnosticDescriptor BadCitation = Error("CMR2014", "`{0}` does not read as a citation of this state");
    public static readonly DiagnosticDescriptor UnknownRelief = Error("CMR2015", "no relief is called \"{0}\"");
    public static readonly DiagnosticDescriptor UnknownQuestion = Error("CMR2016", "no question is called \"{0}\"");
    public static readonly DiagnosticDescriptor UnknownReading = Error("CMR2017", "`{0}` is not a reading of \"{1}\"");
    public static readonly DiagnosticDescriptor FileNotFound = Error("CMR2018", "there is no file \"{0}\"");
    public static readonly DiagnosticDescriptor FileCircle = Error("CMR2019", "\"{0}\" is used through itself: {1}");
    public static readonly DiagnosticDescriptor NotADate = Error("CMR2020", "`{0}` is {1}, where a date is wanted");
    public static readonly DiagnosticDescriptor NotAPeriod = Error("CMR2021", "`{0}` is {1}, where a period such as `7 years` is wanted");
    public static readonly DiagnosticDescriptor NotAMeasure = Error("CMR2022", "`{0}` is {1}, which cannot be {2}");
    public static readonly DiagnosticDescriptor NotANumber = Error("CMR2023", "`{0}` is {1}, where a whole number is wanted");
    public static readonly DiagnosticDescriptor NotInList = Error("CMR2024", "`{0}` is not an offense list");
    public static readonly DiagnosticDescriptor OnlyFields = Error("CMR2025", "`{0}` is worked out, not recorded, so it cannot be tested for being {1}");
    public static readonly DiagnosticDescriptor FieldConflict = Error("CMR2026", "`{0}` of a {1} is declared twice with different types");
    public static readonly DiagnosticDescriptor TooManyValues = Error("CMR2027", "`{0}` has {1} values, and a category may have at most {2}");
    public static readonly DiagnosticDescriptor CannotPresume = Error("CMR2028", "`{0}` cannot be presumed so: a presumption gives a field a value, or decides a condition with yes or no");
    public static readonly DiagnosticDescriptor NotThis = Error("CMR2029", "`this {0}` means the subject, which is {1}");
    public static readonly DiagnosticDescriptor NoValue = Error("CMR2030", "`{0}` says how a fact stands, and is no value");
    public static readonly DiagnosticDescriptor MixedRows = Error("CMR2031", "the rows of `{0}` are of different types: `{1}` is {2}, `{3}` is {4}");

    public static readonly DiagnosticDescriptor BadGroup = Error("CMR2032", "the group `{0}` does not say that it gathers charges of a person");
    public static readonly DiagnosticDescriptor NoKey = Error("CMR2033", "records cannot be gathered by `{0}`, which is {1}");
    public static readonly DiagnosticDescriptor WhichOne = Error("CMR2046", "which {0}? the {1} that is being talked about may have several");
    public static readonly DiagnosticDescriptor RowsLeaveOut = Error("CMR2034", "the rows of `{0}` do not cover every case: {1}");
    public static readonly DiagnosticDescriptor SeveralMeant = Error("CMR2035", "`{0}` may mean one or another: two files declare it");
    public static readonly DiagnosticDescriptor NoSuchSource = Error("CMR2036", "no file of this law is called \"{0}\"");
    public static readonly DiagnosticDescriptor NotDefinedThere = Error("CMR2037", "\"{0}\" does not define `{1}`");
    public static readonly DiagnosticDescriptor IdleSource = Error("CMR2038", "`as defined in \"{0}\"` does not say here which of several is meant");

    public static readonly DiagnosticDescriptor DayWanted = Error("CMR2040", "`{0}` is a whole month, and a rule needs a day");
    public static readonly DiagnosticDescriptor ScopeTwice = Error("CMR2041", "the search says twice where it looks: `{0}` has them, and `of {1}`");
    public static readonly DiagnosticDescriptor NothingMayNotApply = Error("CMR2042", "`{0} if none` decides nothing here: {1}");
    public static readonly DiagnosticDescriptor Awaited = Error("CMR2047", "`{0}` has no day yet, so nothing can be compared with it");
    public static readonly DiagnosticDescriptor ReadsAsCondition = Error("CMR2043", "`{0}` is declared as a name, and can also be read as a condition about `{1}`");
    public static readonly DiagnosticDescriptor NoRank = Error("CMR2050", "`{0}` has no rank among the values of `{1}`, so nothing is known to be above or below it");

    public static readonly DiagnosticDescriptor NoOffenseHere = Error("CMR2051", "`{0}` has the shape of a section of law, and no offense is compared with it");
    public static readonly DiagnosticDescriptor WithItself = Error("CMR2052", "`{0}` and `{1}` are the same fact of the same {2}");
    public static readonly DiagnosticDescriptor BadRange = Error("CMR2060", "the range from `{0}` to `{1}` {2}");
    public static readonly DiagnosticDescriptor BadFormat = Error("CMR2061", "\"{0}\" cannot be read as a citation format: {1}");
    public static readonly DiagnosticDescriptor NotVersioned = Error("CMR2070", "`{0}` is the same under the law of every day, so it cannot be read `as of` one");
    public static readonly DiagnosticDescriptor VersionMayNotApply = Error("CMR2071", "`{0}` may not apply to every record, and then no law would be chosen for it");

    /// <summary>Whether a message may be due to the record that a provision is read for rather than to its words.</summary>
    internal static bool HangsOnSubject(DiagnosticDescriptor message) =>
        message == NoClimbing || message == CannotHold || message == NotThis || message == NoOther || message == UnknownKind || message == WhichOne;

    private static DiagnosticDescriptor Error(string code, string message) => new(code, Severity.Error, message);
}
