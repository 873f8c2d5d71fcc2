using System.Collections.Immutable;
using System.CommandLine;
using ClearMyRecord.Dsl.Runtime.Evaluation;
using ClearMyRecord.Dsl.Runtime.Law;

namespace ClearMyRecord.Dsl.Cli.Files;

/// <summary>The options that say under which law and on which day: --today, --law-as-of, --reading, --set.</summary>
/// <param name="mostTrials">How many trials are made of one record's missing facts unless the user says otherwise.</param>
public sealed class RunOptions(int mostTrials = EvaluationOptions.UsualTrials)
{
    private readonly Option<string?> _today = new("--today", "-t")
    {
        Description = "The day of the run, such as 2026-01-01; without it the day for which the file speaks, of made-up people the last day of their records"
            + " (a bill's effective date if that is later), and where nobody says, the day on this machine's clock",
    };

    private readonly Option<string?> _lawAsOf = new("--law-as-of") { Description = "The day whose law applies, if not the day of the run" };
    private readonly Option<string[]> _readings = new("--reading") { Description = "Fix a reading of an open question: \"QUESTION=READING\"" };
    private readonly Option<string[]> _parameters = new("--set") { Description = "Hold a parameter at a value: \"misdemeanor wait=5 years\"; or \"…=off\" where the law says that it may be off" };

    private readonly Option<int> _trials = new("--trials")
    {
        Description = "How many ways of filling in one record's missing facts are tried, at most, before it needs review; 0 tries none and is faster",
        DefaultValueFactory = _ => mostTrials,
        CustomParser = result => (int)DataOptions.WholeNumber(result, "--trials", "2000", int.MaxValue),
    };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _today, _lawAsOf, _readings, _parameters, _trials }) command.Add(option);
    }

    /// <param name="otherwise">The day when none is asked for: a bill's effective date, the last day of made-up records; else the day on the wall.</param>
    public EvaluationOptions For(ParseResult arguments, ProgramInfo program, int? otherwise, params ReadOnlySpan<ProgramInfo> others)
    {
        Dictionary<string, string> readings = [];
        Dictionary<string, LegalValue?> parameters = [];
        ProgramInfo[] all = [program, .. others];
        foreach (string text in arguments.GetValue(_readings) ?? []) AddReading(text, all, readings);
        foreach (string text in arguments.GetValue(_parameters) ?? []) AddParameter(text, all, parameters);
        return new()
        {
            Today = Day(arguments.GetValue(_today), "--today") ?? otherwise ?? DateOnly.FromDateTime(DateTime.Today).DayNumber,
            LawAsOf = Day(arguments.GetValue(_lawAsOf), "--law-as-of"),
            MostTrials = Math.Max(0, arguments.GetValue(_trials)),
            Readings = readings.ToImmutableDictionary(),
            Parameters = parameters.ToImmutableDictionary(),
        };
    }

    internal static int? Day(string? text, string option) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly date) ? date.DayNumber
        : throw new CommandException($"{option} needs a day such as 2026-01-01");

    private static void AddReading(string text, ProgramInfo[] programs, Dictionary<string, string> readings)
    {
        (string name, string reading) = Split(text, "--reading");
        QuestionInfo question = NamedByFile.Find(programs.SelectMany(p => p.Questions), q => q.Name, name)
            ?? throw new CommandException($"no question is called \"{name}\"; there are {Listed(programs.SelectMany(p => p.Questions).Select(q => q.Name))}");
        if (!question.Readings.Contains(reading)) throw new CommandException($"\"{reading}\" is not a reading of \"{name}\"; it has {Listed(question.Readings)}");
        readings[question.Name] = reading;
    }

    private static void AddParameter(string text, ProgramInfo[] programs, Dictionary<string, LegalValue?> parameters)
    {
        (string name, string value) = Split(text, "--set");
        ParameterInfo parameter = NamedByFile.Find(programs.SelectMany(p => p.Parameters), p => p.Name, name)
            ?? throw new CommandException($"no parameter is called \"{name}\"; there are {Listed(programs.SelectMany(p => p.Parameters).Select(p => p.Name))}");
        parameters[parameter.Name] = Value(value, [.. programs.SelectMany(p => p.Parameters).Where(p => p.Name == parameter.Name)]);
    }

    /// <summary>A parameter's value as typed; null where it is held off, which the law must say that it may be.</summary>
    internal static LegalValue? Value(string text, params ReadOnlySpan<ParameterInfo> parameters)
    {
        if (text == "off")
        {
            foreach (ParameterInfo parameter in parameters)
                if (!parameter.MayBeOff) throw new CommandException($"\"{parameter.Name}\" cannot be off: the law would have to say `may be off` of it; write a value like {Shown(parameter)}");
            return null;
        }

        return ValueText.Read(text, parameters[0]) ?? throw new CommandException($"\"{text}\" is not a value for \"{parameters[0].Name}\"; write one like {Shown(parameters[0])}");
    }

    private static string Shown(ParameterInfo parameter) =>
        parameter.Versions.LastOrDefault(v => v.Value is not null)?.Value?.ToText(parameter.Category) ?? "the statute does";

    private static (string, string) Split(string text, string option) => text.Split('=', 2) is [var name, var value]
        ? (name.Trim().Trim('"'), value.Trim().Trim('"')) : throw new CommandException($"{option} needs a name and a value with = between them");

    private static string Listed(IEnumerable<string> names) => names.Distinct().ToArray() is { Length: > 0 } all ? string.Join(", ", all.Select(n => $"\"{n}\"")) : "none";
}
