using ClearMyRecord.Dsl.Compiler.Diagnostics;

namespace ClearMyRecord.Dsl.Compiler.Syntax;

/// <summary>CMR10xx: characters and lines. CMR11xx: sentences.</summary>
public static class SyntaxErrors
{
    // ---------------------------------------------------------------- characters

    public static readonly DiagnosticDescriptor StrangeSign = Error("CMR1001", "`{0}` has no meaning in a statute");

    public static readonly DiagnosticDescriptor Tab = Error("CMR1002", "this line holds a tab");

    public static readonly DiagnosticDescriptor FreeHyphen = Error("CMR1003", "a hyphen standing alone means nothing here");

    public static readonly DiagnosticDescriptor UnclosedQuote = Error("CMR1004", "this quoted text is not closed on its line");

    public static readonly DiagnosticDescriptor UnclosedName = Error("CMR1005", "this name in backquotes is not closed on its line");

    public static readonly DiagnosticDescriptor UnclosedText = Error("CMR1006", "this text of the law is not closed");

    public static readonly DiagnosticDescriptor TooLarge = Error("CMR1007", "this file is larger than a statute can be ({0} of at most {1} characters)");

    public static readonly DiagnosticDescriptor TooDeep = Error("CMR1008", "conditions are nested more than {0} deep here");

    // ---------------------------------------------------------------- lines

    public static readonly DiagnosticDescriptor OddIndentation = Error("CMR1010", "this line starts between two levels: no line above starts at its column");

    public static readonly DiagnosticDescriptor TooFarRight = Error("CMR1011", "this line starts further right than the lines it belongs with");

    public static readonly DiagnosticDescriptor ListWithoutOf = Error("CMR1012", "`{0}` opens a list only as `{1}`");

    public static readonly DiagnosticDescriptor UnclosedParenthesis = Error("CMR1013", "this parenthesis is not closed");

    public static readonly DiagnosticDescriptor NotIndented = Error("CMR1130", "this line starts no deeper than the line it belongs under");

    // ---------------------------------------------------------------- sentences

    public static readonly DiagnosticDescriptor Unexpected = Error("CMR1100", "did not expect `{0}` after `{1}`");

    public static readonly DiagnosticDescriptor UnexpectedStart = Error("CMR1101", "a line cannot start with `{0}` here");

    public static readonly DiagnosticDescriptor EndsEarly = Error("CMR1102", "the line ends too early, after `{0}`");

    public static readonly DiagnosticDescriptor MixedAndOr = Error("CMR1103", "`and` and `or` stand side by side: this can be read in two ways");

    public static readonly DiagnosticDescriptor WhereWithoutNoun = Error("CMR1104", "`{0}` needs something to choose from, and nothing before it names records");

    public static readonly DiagnosticDescriptor QuantifierInWhere = Error("CMR1105", "does this belong inside the `where` before it, or beside it?");

    public static readonly DiagnosticDescriptor ThatEndsEarly = Error("CMR1120", "is what follows `{0}` said of the record that `that` speaks of, or of the subject?");

    public static readonly DiagnosticDescriptor ThousandsComma = Error("CMR1106", "`{0}` is read as one number, and a section number has no comma");

    public static readonly DiagnosticDescriptor NoSuchDate = Error("CMR1107", "there is no such date as `{0}`");

    public static readonly DiagnosticDescriptor RowWithoutCondition = Error("CMR1108", "this row does not say when it counts");

    public static readonly DiagnosticDescriptor SaidTwice = Error("CMR1109", "{0} is said twice");

    public static readonly DiagnosticDescriptor UnknownWord = Error("CMR1110", "`{0}` is not {1}");

    public static readonly DiagnosticDescriptor NotHere = Error("CMR1111", "{0} cannot stand here");

    public static readonly DiagnosticDescriptor LabelAlone = Error("CMR1112", "`{0}` is a label, and a label stands only at the start of an item");

    public static readonly DiagnosticDescriptor NothingSaid = Error("CMR1113", "{0} says nothing yet");

    public static readonly DiagnosticDescriptor NumberTooLarge = Error("CMR1114", "`{0}` is too large to be meant");

    public static readonly DiagnosticDescriptor AfterOtherwise = Error("CMR1131", "`otherwise` ends the rows, so this one is never read");

    public static readonly DiagnosticDescriptor NotWrittenSo = Error("CMR1132", "`{0}` is not how a date is written here");

    public static readonly DiagnosticDescriptor UnclosedFence = Error("CMR1133", "this fence is not closed");

    public static readonly DiagnosticDescriptor ArticleAsName = Error("CMR1134", "`{0}` is an article, and articles are read over: it names nothing");

    private static DiagnosticDescriptor Error(string code, string message) => new(code, Severity.Error, message);
}
