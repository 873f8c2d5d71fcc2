using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Syntax;

namespace ClearMyRecord.Dsl.Compiler.Linting;

/// <summary>What a statute declares and nothing in it uses. A model, or a file without a relief, declares for others.</summary>
internal static class UnusedLint
{
    public static void Check(Compilation compilation, Action<Diagnostic> report)
    {
        BoundProgram program = compilation.Bound;
        FileSyntax file = compilation.Loaded.Bill ?? compilation.Loaded.Files[^1];
        if (file.Head?.Kind is not (FileKind.Statute or FileKind.Bill) || program.Reliefs.IsEmpty) return;
        HashSet<object> used = [.. Users(program).SelectMany(BoundTree.Symbols), .. program.Reliefs.Select(relief => relief.Subject)];
        // Examples speak of kinds too; a parameter or reading that only an example fixes still decides nothing.
        HashSet<KindSymbol?> given = [.. program.Examples.Select(example => example.Given).OfType<GivenSyntax>().SelectMany(Kinds).Select(name => ExampleNames.Find(program, program.Kinds, name, new(), out _))];
        foreach (KindSymbol kind in program.Kinds.Where(kind => !kind.IsBuiltIn && !used.Contains(kind) && !given.Contains(kind))) Report(kind, "the kind");
        foreach (ValueSymbol value in program.Values.Where(value => !used.Contains(value))) Report(value, "the definition");
        foreach (ParameterSymbol parameter in program.Parameters.Where(parameter => !used.Contains(parameter))) Report(parameter, "the parameter");
        foreach (QuestionSymbol question in program.Questions.Where(question => !used.Contains(question))) Report(question, "the question");
        foreach (OffenseListSymbol list in program.OffenseLists.Where(list => (list.Syntax is not null || !list.Versions.IsEmpty) && !used.Contains(list))) Report(list, "the offense list");

        void Report(Symbol symbol, string what)
        {
            if (symbol.Span.File is not null) report(LintWarnings.Unused.At(symbol.Span, what, symbol.Name) with { Advice = "use it where the law needs it, or leave it out" });
        }
    }

    /// <summary>Everything that may name something: a declaration does not use itself, since nothing is defined through itself.</summary>
    private static IEnumerable<object> Users(BoundProgram program) =>
    [
        .. program.Kinds.Concat(program.Kinds.SelectMany(kind => kind.Versions)).Select(kind => kind.Condition).OfType<BoundExpression>(),
        .. program.Kinds.SelectMany(kind => kind.Declared).Select(kind => kind.Base).OfType<KindSymbol>().Select(kind => new BoundIsA(new(0, kind, null), kind, kind.Span)),
        .. program.Values.Concat(program.Values.SelectMany(value => value.Versions)).Select(value => value.Body).OfType<BoundExpression>(),
        .. program.Values.Select(value => new BoundIsA(new(0, value.Subject, null), value.Subject, value.Span)),
        .. program.OffenseLists.SelectMany(list => list.Entries),
        .. program.Fills,
        .. program.Reliefs,
    ];

    private static IEnumerable<NameSyntax> Kinds(GivenSyntax given) => given.With.SelectMany(Kinds).Prepend(given.Kind);
}
