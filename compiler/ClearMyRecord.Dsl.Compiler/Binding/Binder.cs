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
    private readonly NameTable<Symbol> _symbols;
    private readonly NameTable<KindSymbol> _kinds;
    private readonly NameTable<QuestionSymbol> _questions;
    private readonly NameTable<ReliefSymbol> _reliefs;
    private readonly List<OffenseListSymbol> _lists = [];
    private readonly List<ParameterSymbol> _parameters = [];
    private readonly HashSet<string> _broken = [];
    private readonly bool _missesFiles;
    private RecordSchema _schema = new([], []);
    private ImmutableArray<BoundFill> _fills = [];

    private Binder(ImmutableArray<FileSyntax> files, DiagnosticBag diagnostics)
    {
        (_files, _diagnostics, _sight) = (files, diagnostics, new(files));
        (_symbols, _kinds, _questions, _reliefs) = (new(_sight), new(_sight), new(_sight), new(_sight));
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
        ReportNamesThatReadAsConditions();
        foreach (KindSymbol kind in _kinds.All) EnsureBound(kind);
        foreach (ValueSymbol value in _symbols.All.OfType<ValueSymbol>()) EnsureBound(value);
        _fills = [.. Members<FillSyntax>().Select(BindFill).OfType<BoundFill>()];
        ReportFilledTwice();
        BreakCircles();
        ImmutableArray<BoundRelief> reliefs = BindReliefs();
        ImmutableArray<(int, int)> preferences = BindPreferences(reliefs);
        ReportIdle();

        IEnumerable<HeadSyntax> heads = _files.Select(file => file.Head).OfType<HeadSyntax>();
        return new(_schema)
        {
            Title = heads.LastOrDefault(head => head.Kind == FileKind.Statute)?.Title.Text ?? heads.LastOrDefault()?.Title.Text ?? "",
            Jurisdiction = heads.LastOrDefault(head => head.Jurisdiction is not null)?.Jurisdiction?.Text ?? "",
            Citation = heads.LastOrDefault(head => head.Cite is not null)?.Cite?.Text ?? "",
            Calendar = heads.LastOrDefault(head => head.Calendar is not null)?.Calendar is { } calendar
                ? new LegalCalendar(Rule(calendar.Years), Rule(calendar.Months)) : null,
            Sight = _sight,
            Kinds = [.. _kinds.All],
            Values = [.. _symbols.All.OfType<ValueSymbol>()],
            Parameters = [.. _parameters],
            OffenseLists = [.. _lists],
            Questions = [.. _questions.All],
            Fills = _fills,
            Reliefs = reliefs,
            Preferences = preferences,
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
        List<ImmutableArray<DefineKindSyntax>> waiting = [.. Declarations<DefineKindSyntax>(syntax => syntax.Name)];
        for (bool progress = true; progress;)
        {
            progress = false;
            foreach (ImmutableArray<DefineKindSyntax> declared in waiting.ToArray())
            {
                ImmutableArray<KindSymbol> bases = [.. declared.Select(syntax => WaitsFor(syntax.As.Name, waiting) ? null : Glance(_kinds, syntax.As.Name)).OfType<KindSymbol>()];
                if (bases.Length < declared.Length) continue;
                for (int i = 0; i < bases.Length; i++) _sight.Note(declared[i].As.Name, bases[i]);
                DefineKindSyntax syntax = declared[0];
                if (IsVersion(syntax) || declared.Length > 1) DeclareVersions(declared, bases);
                else
                {
                    string plural = syntax.Plural?.Text ?? Names.Plural(syntax.Name.Text);
                    AddKind(new(syntax.Name.Text, plural, bases[0].Record, syntax.Name.Span, syntax, _sight.Suffix(typeof(KindSymbol), syntax.Name)) { Base = bases[0], Key = bases[0].Key });
                }

                waiting.Remove(declared);
                progress = true;
            }
        }

        ILookup<string, DefineKindSyntax> waitingFor = waiting.SelectMany(declared => declared).ToLookup(syntax => syntax.Name.Text);
        foreach (DefineKindSyntax syntax in waiting.SelectMany(declared => declared))
        {
            // Each waits for another: a circle, unless the last of them waits for a name that nobody declares.
            if (Lookup(_kinds, syntax.As.Name) is null && !_unclear.Contains(syntax.As.Name.Span) && !waitingFor.Contains(syntax.As.Name.Text)) ReportUnknownKind(syntax.As.Name);
            else if (CircleFrom(syntax.Name.Text, waitingFor) is { Count: > 0 } circle)
                ReportCircleOnce(syntax, circle);
            AddBroken(syntax.Name.Text);
        }
    }

    /// <summary>Whether a declaration not settled yet may be what a name means rather than one that is.</summary>
    private bool WaitsFor(NameSyntax name, List<ImmutableArray<DefineKindSyntax>> waiting) => waiting.SelectMany(declared => declared).Any(other => other.Name.Text == name.Text
        && (name.DefinedIn is { } path ? _sight.Meant(path) == _sight.HomeOf(other.Name.Span) : _sight.Sees(name.Span, other.Name.Span)));

    /// <summary>Keeps a name whose declaration has a message already, so that its uses get none.</summary>
    private void AddBroken(string name)
    {
        _broken.Add(name);
        _broken.Add(Names.Plural(name));
    }

    /// <summary>Whether a name could not be read itself, or belongs to a declaration that could not.</summary>
    private bool IsEcho(NameSyntax name) => name.Text.Length == 0 || _broken.Contains(name.Text) || _missesFiles || _unclear.Contains(name.Span);

    private void AddKind(KindSymbol kind)
    {
        if (_kinds.Taken(kind.Bare, kind.Span) is { } first)
        {
            ReportTwice(kind.Bare, kind.Span, first.Span);
            return;
        }

        _kinds.Add(kind);
        if (_kinds.Taken(kind.BarePlural, kind.Span) is null) _kinds.Add(kind.BarePlural, kind);
    }

    private void DeclareValues()
    {
        foreach (ImmutableArray<DefineValueSyntax> declared in Declarations<DefineValueSyntax>(syntax => syntax.Name))
        {
            ImmutableArray<KindSymbol> subjects = [.. declared.Select(syntax => ResolveKind(syntax.Subject)).OfType<KindSymbol>()];
            if (subjects.Length < declared.Length) AddBroken(declared[0].Name.Text);
            else if (IsVersion(declared[0]) || declared.Length > 1) DeclareVersions(declared, subjects);
            else Declare(new ValueSymbol(declared[0], subjects[0], _sight.Suffix(typeof(Symbol), declared[0].Name)));
        }
    }

    private void DeclareQuestions()
    {
        foreach (QuestionSyntax syntax in Members<QuestionSyntax>())
        {
            QuestionSymbol question = new(syntax, _questions.All.Count, _sight.Suffix(typeof(QuestionSymbol), syntax.Name));
            if (_questions.Taken(question.Bare, question.Span) is { } first) ReportTwice(question.Bare, question.Span, first.Span);
            else _questions.Add(question);
            if (syntax.Default is { } taken && syntax.Readings.All(reading => reading.Text != taken.Text)) ReportUnknownReading(taken, question);
        }
    }

    private void BindQuestions()
    {
        foreach (QuestionSymbol question in _questions.All)
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
        if (_symbols.Taken(symbol.Bare, symbol.Span) is { } first)
        {
            ReportTwice(symbol.Bare, symbol.Span, first.Span);
            return false;
        }

        _symbols.Add(symbol);
        return true;
    }

    private KindSymbol? ResolveKind(NameSyntax name)
    {
        if (Lookup(_kinds, name) is { } kind) return kind;
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

    private void ReportTwice(string name, SourceSpan second, SourceSpan first, string? advice = null)
    {
        _refused.UnionWith([(name, _sight.HomeOf(second)), (Names.Plural(name), _sight.HomeOf(second))]);
        Report(BindingErrors.DeclaredTwice.At(second, name) with
        {
            Advice = advice ?? (first.File is null ? "it is the name of a record already: choose another"
                : _sight.HomeOf(first) == _sight.HomeOf(second) ? "give one of them another name"
                : $"one of the two files uses the other, so its name is there already: use that, or give this one another name"),
            Notes = first.File is null ? [] : [(first, "the first one is here")],
        });
    }
}
