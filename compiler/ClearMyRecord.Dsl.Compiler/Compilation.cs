using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ClearMyRecord.Dsl.Compiler.Amending;
using ClearMyRecord.Dsl.Compiler.Backends.CSharp;
using ClearMyRecord.Dsl.Compiler.Backends.Exact;
using ClearMyRecord.Dsl.Compiler.Backends.Interpreter;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Conflicts;
using ClearMyRecord.Dsl.Compiler.Diagnostics;
using ClearMyRecord.Dsl.Compiler.Examples;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Lowering;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Text;
using ClearMyRecord.Dsl.Runtime.Evaluation;

namespace ClearMyRecord.Dsl.Compiler;

/// <summary>
/// The passes in order, each made when first asked for. Given a statute it compiles that law; given a bill, the law it
/// amends as the bill would have it.
/// </summary>
public sealed class Compilation
{
    private readonly DiagnosticBag _diagnostics = new();
    private readonly Origins _origins = new();
    private readonly IStatuteLibrary _library;
    private readonly SyntaxCache _cache;
    private readonly Lazy<LoadedFiles> _loaded;
    private readonly Lazy<ImmutableArray<FileSyntax>> _amended;
    private readonly Lazy<BoundProgram> _bound;
    private readonly Lazy<ClearanceProgram> _program;
    private readonly Lazy<IEvaluator> _evaluator;
    private bool _isCheckedForConflicts;

    /// <param name="text">A statute, a model or a bill.</param>
    /// <param name="library">Where the files that it uses or amends are found.</param>
    /// <param name="cache">Texts read before, kept by an editor from one compilation to the next; nothing by default.</param>
    public Compilation(SourceText text, IStatuteLibrary library, SyntaxCache? cache = null)
    {
        (_library, _cache) = (library, cache ?? new());
        Text = _cache.Of(text).Text;
        _loaded = new(() => FileLoader.Load(Text, library, _cache, _diagnostics));
        _amended = new(() => Loaded.Bills.Aggregate(Loaded.Files, (law, bill) => Amender.Amend(law, bill, _diagnostics)));
        _bound = new(() =>
        {
            BoundProgram bound = NeverMeet.Without(Binder.Bind(_amended.Value, _diagnostics));
            return Loaded.Bill?.Head is { } bill ? bound with { Title = bill.Title.Text } : bound;
        });
        _program = new(() => Lowerer.Lower(Bound, Fingerprint, _diagnostics, _origins));
        _evaluator = new(() => new ExactEvaluator(CompiledProgram.Compile(Program), Interpreter));
    }

    public SourceText Text { get; }

    /// <summary>The same file after an edit: only what has changed is read again.</summary>
    public Compilation After(SourceText edited) => new(edited, _library, _cache);

    /// <summary>The files read, those used by others first, then the statute, and the bill if there is one.</summary>
    public LoadedFiles Loaded => _loaded.Value;

    /// <summary>The law's files with the bill's amendments in them.</summary>
    public ImmutableArray<FileSyntax> Amended => _amended.Value;

    public BoundProgram Bound => _bound.Value;

    /// <summary>The intermediate representation. Ask for it only when there are no errors.</summary>
    public ClearanceProgram Program => _program.Value;

    /// <summary>Where in the files the nodes of the program were written.</summary>
    public Origins Origins
    {
        get
        {
            _ = Program;
            return _origins;
        }
    }

    /// <summary>The generated C#, for those who want to read it.</summary>
    public string CSharp => CSharpEmitter.Emit(Program, "Statute0");

    /// <summary>The plain engine: obviously right, and able to explain. Needs no C# compiler.</summary>
    public IrInterpreter Interpreter => new(Program);

    /// <summary>The fast engine, compiled once; those it leaves in review are looked at again where <see cref="EvaluationOptions.MostTrials"/> asks for it.</summary>
    public IEvaluator Evaluator => _evaluator.Value;

    /// <summary>All messages of all passes up to the IR and of the search for conflicts in it, by place. Passes after a mistake still run, on what could be understood.</summary>
    public ImmutableArray<Diagnostic> Diagnostics
    {
        get
        {
            _ = Bound;
            if (!_diagnostics.HasErrors) _ = Program;
            if (!_diagnostics.HasErrors && !_isCheckedForConflicts) ConflictCheck.Run(this, _diagnostics);
            _isCheckedForConflicts = true;
            return _diagnostics.ToSorted();
        }
    }

    /// <summary>What keeps this file's own worked examples from running as they are written; asked only where there are no errors, since they are read as the law is.</summary>
    public ImmutableArray<Diagnostic> ExampleDiagnostics => HasErrors ? [] : ExampleChecks.Of(this);

    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.IsError);

    /// <summary>SHA-256 over the texts in order: two compilations with one fingerprint decide alike.</summary>
    public string Fingerprint
    {
        get
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (SourceText file in Loaded.Texts)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(file.Text);
                hash.AppendData(BitConverter.GetBytes(bytes.LongLength));
                hash.AppendData(bytes);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }
}
