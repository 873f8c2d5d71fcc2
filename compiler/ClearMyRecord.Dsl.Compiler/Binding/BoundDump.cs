using System.Collections;
using System.Reflection;
using System.Text;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Compiler.Binding;

/// <summary>The bound program as stable indented text, for <c>emit --stage bound</c>: what each name was taken for, and each expression's type.</summary>
public static class BoundDump
{
    public static string Of(BoundProgram program)
    {
        StringBuilder dump = new();
        foreach (RecordKind kind in Enum.GetValues<RecordKind>())
            foreach (FieldDefinition field in program.Schema.FieldsOf(kind))
                dump.Append($"field {kind}.{field.Name}: {field.Type}\n");
        foreach (ParameterSymbol parameter in program.Parameters)
            dump.Append($"parameter {parameter.Name}: {parameter.Type.Kind}, versions {parameter.Info.Versions.Length}\n");
        foreach (KindSymbol kind in program.Kinds.Where(k => !k.IsBuiltIn))
            foreach (KindSymbol version in kind.Versions.Prepend(kind)) Write(dump, $"kind {version.Name}{Lowerer.VersionOf(version, ", ")} of {version.Base?.Name}: ", version.Condition, 0);
        foreach (ValueSymbol value in program.Values)
            foreach (ValueSymbol version in value.Versions.Prepend(value)) Write(dump, $"definition {version.Name}{Lowerer.VersionOf(version, ", ")} of {version.Subject.Name}: ", version.Body, 0);
        foreach (OffenseListSymbol list in program.OffenseLists) dump.Append($"offenses {list.Name}: {list.Entries.Length} entries\n");
        foreach (BoundRelief relief in program.Reliefs)
        {
            dump.Append($"relief \"{relief.Symbol.Name}\" for {relief.Subject.Name}\n");
            foreach (BoundConditions conditions in relief.Conditions)
                Write(dump, conditions.IsBar ? $"unless {conditions.Citation}: " : $"when {conditions.Citation}: ", conditions.Condition, 1);
        }

        return dump.ToString();
    }

    private static void Write(StringBuilder dump, string role, object? value, int depth)
    {
        switch (value)
        {
            case null: return;
            case BoundExpression or BoundItem or BoundRow or BoundCollection or BoundInForce:
                List<(string, object)> parts = [];
                dump.Append(' ', depth * 2).Append(role).Append(value.GetType().Name[5..]);
                foreach (PropertyInfo property in value.GetType().GetProperties().OrderBy(p => p.MetadataToken))
                {
                    if (property.Name is "EqualityContract" or nameof(BoundExpression.MayNotApply) || property.GetValue(value) is not { } part) continue;
                    if (Scalar(part) is { } scalar) dump.Append(' ').Append(property.Name).Append('=').Append(scalar);
                    else if (part is not SourceSpan and not BoundType) parts.Add((property.Name, part));
                }

                dump.Append(value is BoundExpression { Type.Kind: not BoundKind.Condition } typed ? $" : {typed.Type.Kind}\n" : "\n");
                foreach ((string name, object part) in parts) Write(dump, name + ": ", part, depth + 1);
                return;
            case IEnumerable many and not string:
                foreach (object child in many) Write(dump, role, child, depth);
                return;
        }
    }

    private static string? Scalar(object part) => part switch
    {
        Symbol symbol => $"`{symbol.Name}`",
        FieldDefinition field => $"`{field.Name}`",
        BoundVariable variable => $"{variable.Kind.Name}#{variable.Id}",
        LegalValue value => value.ToText(),
        string or Enum or bool or int or ulong => part.ToString(),
        _ => null,
    };
}
