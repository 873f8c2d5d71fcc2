using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>
/// Names and types: from the syntax of a statute and the files it uses to a <see cref="BoundProgram"/>. First all names are
/// collected, then bodies are bound, each definition when it is first needed, so that order in the file never matters.
/// </summary>
internal sealed partial class Binder
{
    private readonly DiagnosticBag _diagnostics;
    private readonly ImmutableArray<FileSyntax> _files;
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KindSymbol> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QuestionSymbol> _questions = new(StringComparer.Ordinal);
    private readonly List<OffenseListSymbol> _lists = [];
    private readonly List<ParameterSymbol> _parameters = [];
    private readonly HashSet<string> _broken = [];
    private readonly bool _missesFiles;
    private RecordSchema _schema = new([], []);
    private ImmutableArray<BoundFill> _fills = [];

    private Binder(ImmutableArray<FileSyntax> files, DiagnosticBag diagnostics)
    {
        (_files, _diagnostics) = (files, diagnostics);
        _missesFiles = files.Any(file => file.MissesFiles);
        foreach (string name in files.SelectMany(file => file.BrokenNames)) AddBroken(name);
    }

    /// <param name="files">The files used, those used by others first, the statute itself last.</param>
    public static BoundProgram Bind(ImmutableArray<FileSyntax> files, DiagnosticBag diagnostics) => new Binder(files, diagnostics).Bind();

    private IEnumerable<T> Members<T>() where T : MemberSyntax => _files.SelectMany(file => file.Members).OfType<T>();

    private BoundProgram Bind()
    {
        ReportAmendments();
        ReportFormats();
        ReportEmptyForce();
        _schema = SchemaBuilder.Build(_files, _diagnostics);
        DeclareKinds();
        DeclareOffenseLists();
        DeclareParameters();
        DeclareQuestions();
        DeclareValues();
        DeclareReliefs();
        BindQuestions();
        BindOffenseLists();
        ReportListsInThemselves();
        foreach (KindSymbol kind in _kinds.Values) EnsureBound(kind);
        foreach (ValueSymbol value in _symbols.Values.OfType<ValueSymbol>()) EnsureBound(value);
        _fills = [.. Members<FillSyntax>().Select(BindFill).OfType<BoundFill>()];
        ReportFilledTwice();
        ImmutableArray<BoundRelief> reliefs = BindReliefs();

        IEnumerable<HeadSyntax> heads = _files.Select(file => file.Head).OfType<HeadSyntax>();
        return new(_schema)
        {
            Title = heads.LastOrDefault(head => head.Kind == FileKind.Statute)?.Title.Text ?? heads.LastOrDefault()?.Title.Text ?? "",
            Jurisdiction = heads.LastOrDefault(head => head.Jurisdiction is not null)?.Jurisdiction?.Text ?? "",
            Citation = heads.LastOrDefault(head => head.Cite is not null)?.Cite?.Text ?? "",
            Calendar = heads.LastOrDefault(head => head.Calendar is not null)?.Calendar is { } calendar
                ? new LegalCalendar(Rule(calendar.Years), Rule(calendar.Months)) : null,
            Kinds = [.. _kinds.Values.Distinct()],
            Values = [.. _symbols.Values.OfType<ValueSymbol>()],
            Parameters = [.. _parameters],
            OffenseLists = [.. _lists],
            Questions = [.. _questions.Values.OrderBy(q => q.Index)],
            Fills = _fills,
            Reliefs = reliefs,
            Preferences = BindPreferences(reliefs),
            Examples = [.. Members<ExampleSyntax>()],
            NotEncoded = [.. Members<NotEncodedSyntax>()],
        };

        static DayRule Rule(string word) => word switch
        {
            "back" => DayRule.RollBack,
            "forward" => DayRule.RollForward,
            _ => DayRule.Unsettled,
        };
    }

    private void DeclareKinds()
    {
        (string, string, RecordKind)[] builtIn =
            [("person", "people", RecordKind.Person), ("case", "cases", RecordKind.Case), ("charge", "charges", RecordKind.Charge)];
        foreach ((string name, string plural, RecordKind record) in builtIn)
            AddKind(new(name, plural, record, default));
        DeclareGroups();

        // A kind narrows another, which may be declared later: settle them in rounds until none is left that can be.
        List<DefineKindSyntax> waiting = [.. Members<DefineKindSyntax>()];
        for (bool progress = true; progress;)
        {
            progress = false;
            foreach (DefineKindSyntax syntax in waiting.ToArray())
            {
                if (!_kinds.TryGetValue(syntax.As.Name.Text, out KindSymbol? narrowed)) continue;
                string plural = syntax.Plural?.Text ?? Names.Plural(syntax.Name.Text);
                AddKind(new(syntax.Name.Text, plural, narrowed.Record, syntax.Name.Span, syntax) { Base = narrowed, Key = narrowed.Key });
                waiting.Remove(syntax);
                progress = true;
            }
        }

        ILookup<string, DefineKindSyntax> waitingFor = waiting.ToLookup(syntax => syntax.Name.Text);
        foreach (DefineKindSyntax syntax in waiting)
        {
            // Each waits for another: a circle, unless the last of them waits for a name that nobody declares.
            if (!waitingFor.Contains(syntax.As.Name.Text)) ReportUnknownKind(syntax.As.Name);
            else if (IsInCircle(syntax, waitingFor))
                ReportCircleOnce(syntax, waitingFor);
            AddBroken(syntax.Name.Text);
        }
    }

    private static bool IsInCircle(DefineKindSyntax start, ILookup<string, DefineKindSyntax> waitingFor)
    {
        HashSet<string> seen = [];
        string at = start.As.Name.Text;
        while (at != start.Name.Text && seen.Add(at) && waitingFor[at].FirstOrDefault() is { } next) at = next.As.Name.Text;
        return at == start.Name.Text;
    }

    /// <summary>Keeps a name whose declaration has a message already, so that its uses get none.</summary>
    private void AddBroken(string name)
    {
        _broken.Add(name);
        _broken.Add(Names.Plural(name));
    }

    /// <summary>Whether a name could not be read itself, or belongs to a declaration that could not.</summary>
    private bool IsEcho(NameSyntax name) => name.Text.Length == 0 || _broken.Contains(name.Text) || _missesFiles;

    private void AddKind(KindSymbol kind)
    {
        if (!_kinds.TryAdd(kind.Name, kind)) ReportTwice(kind.Name, kind.Span, _kinds[kind.Name].Span);
        else _kinds.TryAdd(kind.Plural, kind);
    }

    private void DeclareValues()
    {
        foreach (DefineValueSyntax syntax in Members<DefineValueSyntax>())
            if (ResolveKind(syntax.Subject) is { } subject) Declare(new ValueSymbol(syntax, subject));
            else AddBroken(syntax.Name.Text);
    }

    private void DeclareQuestions()
    {
        foreach (QuestionSyntax syntax in Members<QuestionSyntax>())
        {
            QuestionSymbol question = new(syntax, _questions.Count);
            if (!_questions.TryAdd(question.Name, question)) ReportTwice(question.Name, syntax.Name.Span, _questions[question.Name].Span);
            if (syntax.Default is { } taken && syntax.Readings.All(reading => reading.Text != taken.Text)) ReportUnknownReading(taken, question);
        }
    }

    private void BindQuestions()
    {
        foreach (QuestionSymbol question in _questions.Values)
        {
            foreach (ReadingForceSyntax dated in question.Syntax.Dated)
            {
                int reading = question.Syntax.Readings.IndexOf(dated.Reading);
                if (reading >= 0 && BindInForce(dated.InForce) is { } dates) question.Dates = question.Dates.SetItem(reading, dates);
            }
        }
    }

    private bool Declare(Symbol symbol)
    {
        if (_symbols.TryAdd(symbol.Name, symbol)) return true;
        ReportTwice(symbol.Name, symbol.Span, _symbols[symbol.Name].Span);
        return false;
    }

    private KindSymbol? ResolveKind(NameSyntax name)
    {
        if (_kinds.TryGetValue(name.Text, out KindSymbol? kind)) return kind;
        ReportUnknownKind(name);
        return null;
    }

    private void Report(Diagnostic diagnostic) =>
        _diagnostics.Add(_readFor is { } place && BindingErrors.HangsOnSubject(diagnostic.Descriptor) ? diagnostic with { Notes = [.. diagnostic.Notes, place] } : diagnostic);

    private void ReportUnknownKind(NameSyntax name)
    {
        if (IsEcho(name)) return;
        Report(BindingErrors.UnknownKind.At(name.Span, name.Text) with
        {
            Advice = MeantByKind(name.Text),
        });
        AddBroken(name.Text);
    }

    private void ReportUnknownReading(NameSyntax reading, QuestionSymbol question) =>
        Report(BindingErrors.UnknownReading.At(reading.Span, reading.Text, question.Name) with
        {
            Advice = "its readings are " + string.Join(", ", question.Syntax.Readings.Select(r => $"`{r.Text}`")),
        });

    private void ReportTwice(string name, SourceSpan second, SourceSpan first) => Report(BindingErrors.DeclaredTwice.At(second, name) with
    {
        Advice = first.File is null ? "it is the name of a record already: choose another" : "give one of them another name",
        Notes = first.File is null ? [] : [(first, "the first one is here")],
    });
}
