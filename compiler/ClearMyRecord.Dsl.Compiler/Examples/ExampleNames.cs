using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;

namespace ClearMyRecord.Dsl.Compiler.Examples;

/// <summary>The names that an example speaks of, and how an example that is written for the author names them.</summary>
internal static class ExampleNames
{
    /// <returns>What the name means in the example's file; null, with a message if it may mean several, where nothing does.</returns>
    /// <param name="said">Whether there was a message.</param>
    public static T? Find<T>(BoundProgram program, IEnumerable<T> symbols, IMention name, DiagnosticBag diagnostics, out bool said) where T : Symbol
    {
        NameTable<T> table = new(program.Sight);
        foreach (T symbol in symbols) table.Add(symbol);
        IReadOnlyList<T> meant = table.Meant(name);
        said = false;
        if (meant is [var one]) return one;
        if (Mentions.Unclear(program.Sight, name, meant, table.Named(name.Text)) is not { } unclear) return null;
        said = true;
        diagnostics.Add(unclear);
        return null;
    }

    /// <returns>The relief's place; -1, with a message, where there is none.</returns>
    public static int Relief(BoundProgram program, QuotedSyntax name, DiagnosticBag diagnostics)
    {
        ReliefSymbol[] reliefs = [.. program.Reliefs.Select(relief => relief.Symbol)];
        if (Find(program, reliefs, name, diagnostics, out bool said) is { } found) return Array.IndexOf(reliefs, found);
        if (!said)
            diagnostics.Add(BindingErrors.UnknownRelief.At(name.Span, name.Text) with
            {
                Advice = Names.Nearest(name.Text, reliefs.Select(relief => relief.Bare)) is { } near ? $"did you mean \"{near}\"?" : "an example expects one of the statute's reliefs",
            });
        return -1;
    }

    /// <summary>The name of a question or relief as an example writes it.</summary>
    public static string Title(BoundProgram program, string name) =>
        program.Questions.Concat<Symbol>(program.Reliefs.Select(relief => relief.Symbol)).FirstOrDefault(symbol => symbol.Name == name)?.Written(isTitle: true) ?? $"\"{name}\"";

    public static string Parameter(BoundProgram program, string name) => program.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Written() ?? name;
}
