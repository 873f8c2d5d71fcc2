using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Data;
using ClearMyRecord.Dsl.Tests.Statutes;

namespace ClearMyRecord.Dsl.Tests.Paraphrasing;

/// <summary>One node of every type there is, made by its constructor from parts of a real law.</summary>
internal static class BoundSamples
{
    private static readonly BoundProgram Law = StatuteFolder.Compile("us-pa/clean-slate").Bound;

    private static readonly SourceText Source = new("sample.statute", "the words of the author");

    public static IEnumerable<Type> Types => typeof(BoundExpression).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(BoundExpression)) && !type.IsAbstract && type != typeof(BoundError)).OrderBy(type => type.Name, StringComparer.Ordinal);

    public static BoundExpression Make(Type type) => (BoundExpression)Create(type);

    private static object Create(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Part(parameter.ParameterType, parameter.Name ?? ""))]);
    }

    private static object? Part(Type type, string name)
    {
        BoundVariable charge = new(0, Law.Kinds.First(kind => kind.Name == "charge"), null);
        FieldDefinition grade = Law.Schema.Find(RecordKind.Charge, "grade") ?? throw new InvalidOperationException("the model has no grade");
        FieldDefinition day = Law.Schema.Find(RecordKind.Charge, "disposition date") ?? grade;
        SourceSpan span = new(Source, 0, Source.Text.Length);
        if (type == typeof(BoundExpression))
            return name is "Value" or "Left" or "Right" or "Field" or "Items" ? new BoundField(charge, grade, span)
                : name is "Date" or "Since" or "Other" or "From" or "To" ? new BoundField(charge, day, span) : new BoundTruth(true, span);
        if (type == typeof(SourceSpan)) return span;
        if (type == typeof(BoundVariable)) return charge;
        if (type == typeof(FieldDefinition)) return grade;
        if (type == typeof(BoundField)) return new BoundField(charge, grade, span);
        if (type == typeof(BoundType)) return name == "LiteralType" ? BoundType.Number : BoundType.Of(grade);
        if (type == typeof(KindSymbol)) return charge.Kind;
        if (type == typeof(ParameterSymbol)) return Law.Parameters[0];
        if (type == typeof(QuestionSymbol)) return Law.Questions[0];
        if (type == typeof(OffenseListSymbol)) return Law.OffenseLists[0];
        if (type == typeof(ReliefSymbol)) return Law.Reliefs[0].Symbol;
        if (type == typeof(string)) return "words";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            Array one = Array.CreateInstance(type.GenericTypeArguments[0], 1);
            one.SetValue(Part(type.GenericTypeArguments[0], name), 0);
            MethodInfo create = typeof(ImmutableArray).GetMethods().First(m => m.Name == nameof(ImmutableArray.Create) && m.GetParameters() is [{ ParameterType.IsArray: true }]);
            return create.MakeGenericMethod(type.GenericTypeArguments[0]).Invoke(null, [one]);
        }

        if (type.IsSubclassOf(typeof(Symbol)) || type.Namespace != typeof(BoundExpression).Namespace)
            return type.IsValueType ? Activator.CreateInstance(type) : RuntimeHelpers.GetUninitializedObject(type);
        return type.IsValueType ? Activator.CreateInstance(type) : Create(type);
    }
}
