using ClearMyRecord.Dsl.Compiler.Diagnostics;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>Messages about worked examples (CMR25xx). Each has a page in grammar/errors.</summary>
public static class ExampleErrors
{
    public static readonly DiagnosticDescriptor NoToday = Error("CMR2501", "the example \"{0}\" has no day: `today is …` is missing");
    public static readonly DiagnosticDescriptor NoRecord = Error("CMR2502", "the example \"{0}\" gives no person");
    public static readonly DiagnosticDescriptor UnknownFact = Error("CMR2503", "a {0} has no fact called `{1}`");
    public static readonly DiagnosticDescriptor BadFact = Error("CMR2504", "`{0}` cannot be `{1}`: it is {2}");
    public static readonly DiagnosticDescriptor NotPlain = Error("CMR2505", "the definition of `{0}` is not a plain test of its fields, so an example cannot take it for granted");
    public static readonly DiagnosticDescriptor NotInside = Error("CMR2506", "`{0}` cannot be given {1}");
    public static readonly DiagnosticDescriptor UnknownCalled = Error("CMR2507", "nothing in this example is called `{0}`");
    public static readonly DiagnosticDescriptor WhichOne = Error("CMR2508", "the example has {0} subjects of \"{1}\", and does not say which is meant");
    public static readonly DiagnosticDescriptor NoExpectation = Error("CMR2509", "the example \"{0}\" expects nothing");
    public static readonly DiagnosticDescriptor StateNotAllowed = Error("CMR2510", "`{0}` is never `{1}`");
    public static readonly DiagnosticDescriptor WhichLabel = Error("CMR2511", "{0} fits several conditions of \"{1}\", and the example does not say which is meant");
    public static readonly DiagnosticDescriptor FactTwice = Error("CMR2512", "`{0}` is said twice of this {1}");
    public static readonly DiagnosticDescriptor CalledTwice = Error("CMR2513", "two records of this example are called `{0}`");
    public static readonly DiagnosticDescriptor NoneOfItsKind = Error("CMR2514", "with these facts it is no `{0}`");
    public static readonly DiagnosticDescriptor NamedTwice = Error("CMR2515", "two examples of this file are called \"{0}\"");
    public static readonly DiagnosticDescriptor NotBeside = Error("CMR2516", "`{0}` cannot be said of what is {1}");
    public static readonly DiagnosticDescriptor UnknownLabel = Error("CMR2517", "`{0}` is no {1} of \"{2}\"");

    public static readonly DiagnosticDescriptor NotThereYet = Error("CMR2560", "`{0}` is not in the record yet on that day");

    private static DiagnosticDescriptor Error(string code, string message) => new(code, Severity.Error, message);
}
