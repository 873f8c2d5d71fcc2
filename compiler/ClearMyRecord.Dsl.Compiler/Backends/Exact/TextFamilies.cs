using System.Collections.Immutable;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Data;

namespace ClearMyRecord.Dsl.Compiler.Backends.Exact;

/// <summary>Which text fields of a program are compared with each other, and with what: together they need one list of texts to try. The keys of
/// groups are here too, whatever their type, since of those it matters which are the same.</summary>
internal sealed class TextFamilies
{
    private readonly List<(RecordKind Of, int Index)> _fields = [];
    private readonly List<int> _family = [];
    private readonly List<FieldDefinition> _definitions = [];
    private readonly HashSet<int> _compared = [];
    private readonly HashSet<(RecordKind Of, int Index)> _measured = [];
    private readonly Dictionary<int, HashSet<string>> _texts = [];

    public TextFamilies(ClearanceProgram program)
    {
        foreach (IrExpr node in IrTree.RootsOf(program).SelectMany(IrTree.SelfAndDescendants))
            switch (node)
            {
                case IrTextIn n:
                    Known(Place(n.Field)).UnionWith(n.Texts.Select(TextAlphabet.Plain));
                    break;
                case IrSameText n:
                    Join(Place(n.LeftField), Place(n.RightField));
                    _compared.Add(FamilyOf(n.LeftField));
                    break;
                case IrSameGroup n:
                    AddKey(n.Key);
                    break;
                default:
                    if (IrTree.CollectionOf(node) is { GroupKey: { } key }) AddKey(key);
                    break;
            }

        foreach (IrExpr root in IrTree.RootsOf(program))
        {
            AddMeasured(root);
            // Whether a key applies says nothing of which it is.
            foreach (IrExpr node in IrTree.SelfAndDescendants(root))
                if (node is not IrApplies)
                    foreach (IrExpr child in IrTree.Children(node)) AddMeasured(child);
        }
    }

    /// <returns>A number for the fields compared with this one; below zero for a field that is compared with nothing.</returns>
    public int FamilyOf(FieldDefinition field)
    {
        int at = _fields.IndexOf((field.Of, field.Index));
        return at < 0 ? -1 : _family[at];
    }

    public IEnumerable<FieldDefinition> FieldsOf(int family) => _definitions.Where((_, i) => _family[i] == family);

    /// <summary>The texts that the program compares with.</summary>
    public IEnumerable<string> TextsOf(int family) => _texts.TryGetValue(family, out HashSet<string>? texts) ? texts.Order(StringComparer.Ordinal) : ImmutableArray<string>.Empty;

    /// <summary>Whether it matters that two records have the same text, whatever it is.</summary>
    public bool AreCompared(int family) => _compared.Contains(family);

    /// <summary>Whether a value of the field is read, not only whose group it names.</summary>
    public bool IsMeasured(FieldDefinition field) => _measured.Contains((field.Of, field.Index));

    private void AddMeasured(IrExpr node)
    {
        if (node is IrField n) _measured.Add((n.Field.Of, n.Field.Index));
    }

    private HashSet<string> Known(int family) => _texts.TryGetValue(family, out HashSet<string>? texts) ? texts : _texts[family] = [];

    /// <summary>The few values of a category are gone through one by one.</summary>
    private void AddKey(FieldDefinition key)
    {
        if (key.Type != FieldType.Category) _compared.Add(Place(key));
    }

    private int Place(FieldDefinition field)
    {
        if (FamilyOf(field) is var family and >= 0) return family;
        _fields.Add((field.Of, field.Index));
        _definitions.Add(field);
        _family.Add(_family.Count);
        return _family[^1];
    }

    private void Join(int left, int right)
    {
        if (left == right) return;
        for (int i = 0; i < _family.Count; i++)
            if (_family[i] == right) _family[i] = left;
        if (_compared.Remove(right)) _compared.Add(left);
        if (_texts.Remove(right, out HashSet<string>? texts)) Known(left).UnionWith(texts);
    }
}
