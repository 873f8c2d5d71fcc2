using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>Which of the declarations of one name is meant where several files have one each.</summary>
internal sealed partial class Binder
{
    private readonly FileSight _sight;

    private readonly HashSet<SourceSpan> _barsRead = [];

    /// <summary>Names declared again, and by which file.</summary>
    private readonly HashSet<(string Name, string? File)> _refused = [];

    /// <summary>Names with a message already that says what is wrong with them: nothing more is due.</summary>
    private readonly HashSet<SourceSpan> _unclear = [];

    /// <returns>What the name means; null where nothing is called so, or after a message that it does not say which is meant.</returns>
    private T? Lookup<T>(NameTable<T> table, IMention name) where T : Symbol
    {
        IReadOnlyList<T> meant = table.Meant(name);
        if (meant is [var one])
        {
            _sight.Note(name, one);
            return one;
        }

        // Whoever declared it again has a message already.
        if (name.DefinedIn is null && _refused.Contains((name.Text, _sight.HomeOf(name.Span)))) _unclear.Add(name.Span);
        else if (Mentions.Unclear(_sight, name, meant, table.Named(name.Text)) is { } diagnostic && (name.DefinedIn is null || !_missesFiles) && _unclear.Add(name.Span)) Report(diagnostic);
        return null;
    }

    /// <summary>The same without a message, where it may be something else.</summary>
    private static T? Glance<T>(NameTable<T> table, IMention name) where T : Symbol => table.Meant(name) is [var one] ? one : null;

    /// <summary>A kind of record that a path names: of several the one that is being talked about.</summary>
    private KindSymbol? KindAt(NameSyntax name, Scope scope)
    {
        IReadOnlyList<KindSymbol> meant = _kinds.Meant(name);
        return meant is [var one] ? one : meant.Where(kind => scope.Variables.Any(variable => variable.Kind == kind)).ToArray() is [var nearest] ? nearest : null;
    }

    /// <summary>A file named where no name can be of one file would go unheeded, so it is refused.</summary>
    private void ReportIdle()
    {
        if (_diagnostics.HasErrors) return;
        // Examples are bound by themselves, and a bar that stands against no relief is not.
        SourceSpan[] unread = [.. Members<ExampleSyntax>().Select(example => example.Span), .. Members<BarSyntax>().Select(bar => bar.Span).Except(_barsRead)];
        foreach (QuotedSyntax path in _sight.Idle.Where(path => !unread.Any(span => Holds(span, path.Span)))) Report(Mentions.Idle(path));
    }

    private static bool Holds(SourceSpan outer, SourceSpan inner) => outer.File == inner.File && outer.Start <= inner.Start && inner.End <= outer.End;
}

/// <summary>Messages about names that do not say which file they mean, or name one that does not help.</summary>
internal static class Mentions
{
    /// <param name="meant">What it could mean where it stands.</param>
    /// <param name="all">What any file declares under it.</param>
    /// <returns>Null where the name is clear, or nothing is called so.</returns>
    public static Diagnostic? Unclear(FileSight sight, IMention name, IReadOnlyList<Symbol> meant, IReadOnlyList<Symbol> all) =>
        Unclear(sight, name, [.. meant.Select(symbol => symbol.Span)], [.. all.Select(symbol => symbol.Span)]);

    public static Diagnostic? Unclear(FileSight sight, IMention name, IReadOnlyList<SourceSpan> meant, IReadOnlyList<SourceSpan> all)
    {
        if (meant.Count == 1 || (meant.Count == 0 && name.DefinedIn is null)) return null;
        if (name.DefinedIn is not { } path)
        {
            string[] ways = [.. meant.Select(place => $"`{Qualified(sight, name, place)}`").Distinct()];
            return BindingErrors.SeveralMeant.At(name.Span, name.Text) with
            {
                Advice = "say which is meant: write " + string.Join(" or ", ways),
                Notes = [.. meant.Select(place => (place, $"\"{sight.Shown(place, name.Span)}\" declares it here"))],
            };
        }

        bool isFile = sight.Meant(path) is not null;
        string? advice = !isFile && Names.Nearest(path.Text, sight.Paths) is { } near ? $"did you mean \"{near}\"?" : all.Count > 0 ? "write " + string.Join(" or ", all.Where(place => place.File is not null).Select(place => $"`{Qualified(sight, name, place)}`").Distinct())
            : isFile ? "check the spelling, or declare it there" : "name a file as its `use` line does" + (sight.Paths.Any() ? ": " + string.Join(", ", sight.Paths.Select(p => $"\"{p}\"")) : "");
        return (isFile ? BindingErrors.NotDefinedThere.At(path.Span, path.Text, name.Text) : BindingErrors.NoSuchSource.At(path.Span, path.Text)) with { Advice = advice };
    }

    public static Diagnostic Idle(QuotedSyntax path) => BindingErrors.IdleSource.At(path.Span, path.Text) with
    {
        Advice = "leave it out: it goes behind the name of a definition, parameter, offense list, group, question or relief that another file declares, where that is used",
    };

    /// <summary>The name with its file, as it is typed.</summary>
    private static string Qualified(FileSight sight, IMention name, SourceSpan declared) =>
        $"{(name is QuotedSyntax or ProvisionSyntax { Kind: "relief" or "question" } ? $"\"{name.Text}\"" : name.Text)}{FileSight.Phrase}\"{sight.Shown(declared, name.Span)}\"";
}
