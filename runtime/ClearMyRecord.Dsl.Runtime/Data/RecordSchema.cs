using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Runtime.Data;

/// <summary>The levels of a record: a person has cases, a case has charges.</summary>
public enum RecordKind : byte
{
    Person,
    Case,
    Charge,
}

/// <summary>What kind of fact a field holds.</summary>
public enum FieldType : byte
{
    YesNo,
    Number,

    /// <summary>Exact cents.</summary>
    Money,
    Date,
    Period,
    Text,

    /// <summary>A reference to a section of law: the statute charged.</summary>
    Citation,

    /// <summary>One of a closed list of values, perhaps ranked.</summary>
    Category,
}

/// <summary>A closed list of values. At most 62 of them, so that a set of values fits one machine word.</summary>
/// <param name="Name">The field's name as declared.</param>
/// <param name="Values">The values in the order written.</param>
/// <param name="Ranks">For each value its rank, higher is more serious; -1 where unranked. Empty if the list has no order.</param>
public sealed record CategoryType(string Name, ImmutableArray<string> Values, ImmutableArray<int> Ranks)
{
    public const int MostValues = 62;

    public bool IsOrdered => !Ranks.IsDefaultOrEmpty;

    public int CodeOf(string value) => Values.IndexOf(value, 0, StringComparer.OrdinalIgnoreCase);
}

/// <summary>One fact of a person, case or charge: its name in the law's words, its type, and which blanks it may have.</summary>
public sealed record FieldDefinition(string Name, FieldType Type, RecordKind Of)
{
    /// <summary>Position among the fields of its kind; also the position of its column in <see cref="CaseData"/>.</summary>
    public int Index { get; init; } = -1;

    public string Description { get; init; } = "";

    /// <summary>The values, for a <see cref="FieldType.Category"/> field.</summary>
    public CategoryType? Category { get; init; }

    /// <summary>Whether "does not apply" is a possible fact (no release date because never incarcerated).</summary>
    public bool MayNotApply { get; init; }

    /// <summary>Whether "not yet" is a possible fact of this date (still in custody, still unpaid).</summary>
    public bool MayBeNotYet { get; init; }

    /// <summary>Whether a day still to come may be recorded (an end of supervision); any other date to come reads "not yet".</summary>
    public bool MayBeScheduled { get; init; }

    /// <summary>Whether the file says how it is on its own day, not since when (in prison, a balance): on another day it may be otherwise.</summary>
    public bool HoldsOnFileDay { get; init; }

    /// <summary>Whether most records of the state do not hold this fact; an author who uses it is asked how a blank is taken. No answer changes by it.</summary>
    public bool IsUsuallyMissing { get; init; }

    /// <summary>The date of the same record from which this fact counts, or null: what a later disposition says is not known before it.</summary>
    public string? CountsFrom { get; init; }

    /// <summary>What the fact is before that date, in the field's own notation; null: missing.</summary>
    public string? BeforeThat { get; init; }

    /// <summary>A fact that a court or agency must find; while missing, a person must decide it.</summary>
    public bool IsFinding { get; init; }

    /// <summary>Other names of columns that hold this fact, for importing.</summary>
    public ImmutableArray<string> Synonyms { get; init; } = [];

    /// <summary>What an example leaves unsaid, as text in the field's own notation; null when unsaid means missing.</summary>
    public string? InExamples { get; init; }
}

/// <summary>The one list of facts that a model declares. Binder, importers and evaluators all read it.</summary>
public sealed class RecordSchema
{
    private readonly ImmutableArray<FieldDefinition>[] _fields;
    private readonly Dictionary<(RecordKind, string), FieldDefinition> _byName;

    /// <param name="fields">All fields; each gets its index here, in the order given within its kind.</param>
    /// <param name="citationFormats">How this state writes citations, tried in order.</param>
    public RecordSchema(IEnumerable<FieldDefinition> fields, ImmutableArray<Law.CitationFormat> citationFormats)
    {
        _fields = [.. Enum.GetValues<RecordKind>().Select(_ => ImmutableArray<FieldDefinition>.Empty)];
        foreach (FieldDefinition field in fields)
        {
            ref ImmutableArray<FieldDefinition> list = ref _fields[(int)field.Of];
            list = list.Add(field with { Index = list.Length });
        }

        CitationFormats = citationFormats;
        _byName = _fields.SelectMany(list => list).ToDictionary(f => (f.Of, f.Name));
    }

    public ImmutableArray<Law.CitationFormat> CitationFormats { get; }

    /// <summary>For kinds of record that are there only from one of their dates on: the name of that date.</summary>
    public ImmutableDictionary<RecordKind, string> RecordsCountFrom { get; init; } = ImmutableDictionary<RecordKind, string>.Empty;

    public ImmutableArray<FieldDefinition> FieldsOf(RecordKind kind) => _fields[(int)kind];

    public FieldDefinition? Find(RecordKind kind, string name) => _byName.GetValueOrDefault((kind, name));
}
