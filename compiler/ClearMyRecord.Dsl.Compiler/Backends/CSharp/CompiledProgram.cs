using System.Reflection;
using System.Runtime.Loader;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Runtime.Compiled;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>Lowered programs compiled and loaded, ready to run. They leave memory when nothing refers to them any more.</summary>
public static class CompiledProgram
{
    /// <exception cref="GeneratedCodeException">The generated C# does not compile (CMR4999).</exception>
    public static CompiledEvaluator Compile(ClearanceProgram program) => CompileAll([program])[0];

    /// <summary>Several programs in one assembly, which is quicker than one each.</summary>
    public static IReadOnlyList<CompiledEvaluator> CompileAll(IReadOnlyList<ClearanceProgram> programs)
    {
        string[] names = [.. programs.Select((_, index) => $"Statute{index}")];
        byte[] bytes = RoslynAssembler.Assemble("Statutes", programs.Zip(names, CSharpEmitter.Emit));
        Assembly assembly = Load(bytes);
        return [.. programs.Zip(names, (program, name) => new CompiledEvaluator(New(assembly, name), program.Info, program.Schema))];
    }

    /// <summary>Loads assembled bytes into a context of their own that can be collected.</summary>
    public static Assembly Load(byte[] bytes)
    {
        AssemblyLoadContext context = new("statute", isCollectible: true);
        using MemoryStream stream = new(bytes);
        return context.LoadFromStream(stream);
    }

    private static CompiledStatute New(Assembly assembly, string name) =>
        (CompiledStatute?)Activator.CreateInstance(assembly.GetType($"{CSharpEmitter.Namespace}.{name}", throwOnError: true) ?? typeof(object))
        ?? throw new InvalidOperationException($"{name} could not be made");
}
