using System.CommandLine;
using ClearMyRecord.Dsl.Cli.Files;
using ClearMyRecord.Dsl.Cli.Terminal;
using ClearMyRecord.Dsl.Compiler;
using ClearMyRecord.Dsl.Compiler.Binding;
using ClearMyRecord.Dsl.Compiler.Ir;
using ClearMyRecord.Dsl.Compiler.Syntax;
using ClearMyRecord.Dsl.Compiler.Syntax.Antlr;

namespace ClearMyRecord.Dsl.Cli.Commands;

/// <summary>statute emit: what the compiler makes of a statute at each stage.</summary>
public static class EmitCommand
{
    public static Command Create()
    {
        Argument<string> path = new("statute") { Description = "A statute or a bill" };
        Option<string> stage = new("--stage", "-s") { Description = "tokens, syntax, bound, ir or csharp", DefaultValueFactory = _ => "ir" };
        stage.AcceptOnlyFromAmong("tokens", "syntax", "bound", "ir", "csharp");
        Command command = new("emit", """
            Shows a statute as the compiler sees it after one of its stages.

            Examples:
              statute emit us-pa/clean-slate --stage ir
              statute emit us-pa/clean-slate --stage csharp > Rules.cs
            """) { path, stage };
        command.SetAction(result => Emit(result.GetRequiredValue(path), result.GetRequiredValue(stage)));
        return command;
    }

    private static int Emit(string path, string stage)
    {
        // The first stages show broken text too; the later ones need a statute without errors.
        if (stage is "tokens" or "syntax")
        {
            Compilation any = new(StatuteLibrary.Open(path), new StatuteLibrary());
            Console.Write(stage == "tokens" ? StatuteFrontEnd.DumpTokens(any.Text) : SyntaxDump.Of(any.Loaded.Bill ?? any.Loaded.Files[^1]));
            return 0;
        }

        Compilation compilation = Messages.Compile(path);
        Console.Write(stage switch
        {
            "bound" => BoundDump.Of(compilation.Bound),
            "ir" => IrPrinter.Print(compilation.Program),
            _ => compilation.CSharp,
        });
        return 0;
    }
}
