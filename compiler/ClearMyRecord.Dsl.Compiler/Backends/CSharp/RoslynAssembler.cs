using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Text;
using Basic.Reference.Assemblies;
using ClearMyRecord.Dsl.Runtime.Compiled;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>From generated C# to the bytes of an assembly: the same bytes for the same text, with the text and its line numbers inside.</summary>
public static class RoslynAssembler
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true,
        reportSuppressedDiagnostics: false, generalDiagnosticOption: ReportDiagnostic.Suppress);

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(() =>
        [Net100.References.SystemRuntime, Net100.References.SystemCollectionsImmutable, ReferenceToRuntime()]);

    /// <param name="sources">Each a class by <see cref="CSharpEmitter"/>, under names of their own.</param>
    /// <exception cref="GeneratedCodeException">Roslyn does not accept the text (CMR4999): a fault of this compiler, never of a statute.</exception>
    public static byte[] Assemble(string assemblyName, params IEnumerable<string> sources)
    {
        SyntaxTree[] trees =
        [
            .. sources.Select((source, index) => CSharpSyntaxTree.ParseText(
                SourceText.From(source, Encoding.UTF8), s_parse, path: $"{assemblyName}.{index}.g.cs")),
        ];
        CSharpCompilation compilation = CSharpCompilation.Create(assemblyName, trees, s_references.Value, s_options);
        using MemoryStream stream = new();
        EmitResult result = compilation.Emit(stream,
            options: new(debugInformationFormat: DebugInformationFormat.Embedded),
            embeddedTexts: trees.Select(tree => EmbeddedText.FromSource(tree.FilePath, tree.GetText())));
        return result.Success ? stream.ToArray() : throw GeneratedCodeException.From(result.Diagnostics);
    }

    /// <summary>The runtime as a reference, from the memory of the running process: the compiler reads no files.</summary>
    private static unsafe PortableExecutableReference ReferenceToRuntime()
    {
        if (!typeof(CompiledStatute).Assembly.TryGetRawMetadata(out byte* blob, out int length))
            throw new InvalidOperationException("the runtime assembly carries no metadata to compile against");
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)blob, length)).GetReference();
    }
}
