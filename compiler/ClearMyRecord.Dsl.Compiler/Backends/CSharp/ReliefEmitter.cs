using ClearMyRecord.Dsl.Compiler.Ir;

namespace ClearMyRecord.Dsl.Compiler.Backends.CSharp;

/// <summary>One relief: the method that decides a subject today, and those that the search for first days calls.</summary>
internal sealed class ReliefEmitter
{
    private readonly EmissionContext _context;
    private readonly IrRelief _relief;
    private readonly int _number;
    private readonly string _parameters, _arguments, _row;
    private readonly Part _covers, _kind;
    private readonly Part? _besides;
    private readonly List<Part> _parts, _holds, _effects;
    private readonly Part? _clears;
    private readonly bool _marks;

    public ReliefEmitter(EmissionContext context, int number)
    {
        (_context, _number, _relief) = (context, number, context.Program.Reliefs[number]);
        _parameters = ExpressionEmitter.Parameters(_relief.Info.Subject);
        _arguments = ExpressionEmitter.Arguments(_relief.Info.Subject);
        _row = ExpressionEmitter.SubjectRows(_relief.Info.Subject).Row;
        _covers = PartOf(_relief.Covers, -1, false, $"Covers{number}");
        (_kind, _besides) = (_covers, null);
        if (!_covers.Facts.Marks && _relief.Covers is IrAll { Items: [.. var kind, var besides] } && !kind.IsEmpty)
            (_kind, _besides) = (PartOf(kind is [var one] ? one : new IrAll(kind), -1, false, $"Kind{number}"), PartOf(besides, -1, false, $"Besides{number}"));
        _parts = [PartOf(_relief.InForce, -1, false, $"InForce{number}")];
        for (int i = 0; i < _relief.Conditions.Length; i++)
        {
            IrReliefCondition condition = _relief.Conditions[i];
            _parts.Add(PartOf(condition.Body, i, condition.Info.IsBar, CSharpWriter.Identifier($"Condition{number}_{i}", condition.Info.Label)) with { IsLimit = condition.Info.IsLimit });
        }

        _holds = [.. _relief.Holds.Select((hold, k) => PartOf(hold.Body, k, false, CSharpWriter.Identifier($"Hold{number}_{k}", hold.Info.Label)))];
        _effects = [.. _relief.Effects.Select((row, k) => PartOf(row.Body, k, false, CSharpWriter.Identifier($"Effect{number}_{k}", row.Info.Label)))];
        _clears = _relief.Clears is { } clears ? PartOf(clears, -1, false, $"Clears{number}") : null;
        _marks = _covers.Facts.Marks || _parts.Exists(part => part.Facts.Marks);
        // What must be computed anyway, then what time does not change, then what may change with the law, then with the day.
        _parts = [.. _parts.OrderBy(part => part.Facts.Marks ? 0 : 1).ThenBy(part => part.IsLimit).ThenBy(part => part.Facts.OnToday ? 2 : part.Facts.OnLaw ? 1 : 0)
            .ThenBy(part => part.Facts.Cost)];
    }

    /// <summary>A condition of the relief, or whether it is in force.</summary>
    private sealed record Part(IrCondition Body, int Index, bool IsBar, ExpressionFacts Facts)
    {
        public required string Method { get; set; }

        /// <summary>A cap: time does not cure it, so it is kept apart.</summary>
        public bool IsLimit { get; init; }
    }

    private Part PartOf(IrCondition body, int index, bool isBar, string method) => new(body, index, isBar, _context.Facts.Of(body)) { Method = method };

    public Runtime.Data.RecordKind Subject => _relief.Info.Subject;

    /// <summary>The expression that says whether a record is of the kind that the relief is for: the same text for reliefs of one kind.</summary>
    public string KindText { get; private set; } = "";

    /// <summary>What else makes such a record a subject (it has not been granted the relief), or null.</summary>
    public string? BesidesText { get; private set; }

    /// <summary>Whether even a record that is no subject leaves marks.</summary>
    public bool AlwaysDecides => _covers.Facts.Marks;

    public int Number => _number;

    /// <summary>Whether asking who is a subject already needs what is computed for all rows of a person.</summary>
    public bool NeedsPersonFirst => _context.HasKeptPerPerson
        && IrTree.SelfAndDescendants(_covers.Body).Any(node => node is IrOffenseIn || IrTree.CalledBy(node) is not null);

    /// <summary>Whether what it clears must be asked of every charge.</summary>
    public bool SaysWhatItReaches => _clears is not null;

    public bool HasLimit => _parts.Exists(part => part.IsLimit);

    public string CallOfDecide(string covers) => $"Decide{_number}({_arguments}, {covers});";

    public void Emit()
    {
        CSharpWriter fields = _context.WorkerFields;
        fields.Line($"private Outcome[] outcomes{_number} = [];");
        fields.Line($"private int[] firstDays{_number} = [];");
        fields.Line($"private ulong[] presumed{_number} = [];");
        fields.Line($"private bool[] rests{_number} = [];");
        fields.Line($"private Truth[][] conditions{_number} = [];");
        fields.Line($"private int firstRow{_number};");
        if (_holds.Count > 0) fields.Line($"private Truth[][] holds{_number} = [];");
        if (_effects.Count > 0) fields.Line($"private ulong[] effects{_number} = [];");
        foreach (Part part in _holds.Concat(_effects)) Write(part, "");
        if (_clears is not null)
        {
            fields.Line($"private Truth[] reached{_number} = [];");
            fields.Line($"private int firstCharge{_number};");
        }

        if (_covers.Facts.Moves || AlwaysDecides) Write(_covers, CSharpWriter.Comment(_relief.Info.SubjectName));
        Write(_kind, CSharpWriter.Comment(_relief.Info.SubjectName));
        KindText = TruthOf(_kind);
        if (_besides is not null)
        {
            Write(_besides, "");
            BesidesText = TruthOf(_besides);
        }

        foreach (Part part in _parts)
            Write(part, part.Index < 0 ? "" : CSharpWriter.Comment(_relief.Conditions[part.Index].Info.Citation));
        CSharpWriter writer = _context.WorkerMethods;
        Decide(writer);
        AnswerOfDay(writer);
        if (HasLimit) ButForLimitOfDay(writer);
        CollectDays(writer);
        SetFirstDay(writer);
        if (_clears is not null) Reach(writer, _clears);
    }

    /// <summary>Statements that take the columns of the decisions.</summary>
    public void EmitBegin(CSharpWriter writer)
    {
        writer.Open("");
        writer.Line($"ReliefDecisions relief = decisions.Reliefs[{_number}];");
        writer.Line($"(outcomes{_number}, firstDays{_number}, presumed{_number}, rests{_number}, conditions{_number}, firstRow{_number})");
        writer.Line("    = (relief.Outcomes, relief.FirstDays, relief.Presumed, relief.RestsOnMissing, relief.Conditions, relief.FirstRow);");
        if (_holds.Count > 0) writer.Line($"holds{_number} = relief.Holds;");
        if (_effects.Count > 0) writer.Line($"effects{_number} = relief.Effects;");
        if (_clears is not null) writer.Line($"(reached{_number}, firstCharge{_number}) = (relief.Reached, relief.FirstCharge);");
        writer.Close();
    }

    /// <summary>A method for a part; parts of several reliefs that read alike share one.</summary>
    private void Write(Part part, string comment)
    {
        if (part.Facts.IsInvariant) return;
        part.Method = _context.Method(part.Method, (name, body) =>
        {
            if (comment.Length > 0) body.Line(comment);
            body.Open($"private Truth {name}({_parameters})");
            ExpressionEmitter emitter = ExpressionEmitter.ForSubject(_context, body, _relief.Info.Subject);
            body.Line($"return {emitter.Condition(part.Body)};");
            body.Close();
        });
    }

    /// <summary>The truth of a part: of its method, or what the day says.</summary>
    private string TruthOf(Part part) => part.Facts.IsInvariant
        ? ExpressionEmitter.ForSubject(_context, new(), _relief.Info.Subject).Condition(part.Body)
        : $"{part.Method}({_arguments})";

    private void Decide(CSharpWriter writer)
    {
        writer.Line(CSharpWriter.Comment(_relief.Info.Name));
        writer.Open($"private void Decide{_number}({_parameters}, Truth covers)");
        writer.Line($"int i = {_row} - firstRow{_number};");
        if (AlwaysDecides)
        {
            writer.Line("(Presumed, Rests) = (0, false);");
            writer.Line($"covers = {TruthOf(_covers)};");
            writer.Open("if (covers == Truth.False)");
            StoreMarks(writer, true, "=");
            writer.Line("return;");
            writer.Close();
        }
        else if (_marks) writer.Line("(Presumed, Rests) = (0, false);");

        if (_context.HasKeptPerPerson) writer.Line("FillPerson(p);");
        writer.Line($"Truth still = Truth.True, moving = Truth.True, {(HasLimit ? "cap = Truth.True, " : "")}t;");
        foreach (Part part in _parts) DecidePart(writer, part);
        StoreMarks(writer, _marks, "=");
        writer.Open($"if (still == Truth.False || moving == Truth.False{(HasLimit ? " || cap == Truth.False" : "")})");
        writer.Line($"outcomes{_number}[i] = Outcome.NotEligible;");
        // Time does not cure a cap that alone stands in the way; where that is open, a later day is in doubt.
        string time = HasLimit ? " && (cap != Truth.False || TruthLogic.And(still, moving) != Truth.True)" : "";
        string doubt = HasLimit ? ", cap == Truth.False && TruthLogic.And(still, moving) == Truth.Unknown" : "";
        writer.Line($"if (still != Truth.False && covers == Truth.True{time}) AddPending({_number}, {CaseArgument}, {_row}, still{doubt});");
        writer.Line("return;");
        writer.Close();
        writer.Line($"outcomes{_number}[i] = still == Truth.True && moving == Truth.True && covers == Truth.True{(HasLimit ? " && cap == Truth.True" : "")} ? Outcome.Eligible : Outcome.NeedsReview;");
        EffectOf(writer);
        writer.Close();
        writer.Line();
    }

    /// <summary>What holds it up and what it does, for those eligible or in review: rows of the effect down to the first true one.</summary>
    private void EffectOf(CSharpWriter writer)
    {
        bool marks = _holds.Concat(_effects).Any(part => part.Facts.Marks);
        if (marks) writer.Line("(Presumed, Rests) = (0, false);");
        foreach (Part hold in _holds) writer.Line($"holds{_number}[{hold.Index}][i] = {TruthOf(hold)};");
        if (_effects.Count > 0)
        {
            writer.Line("ulong rows = 0;");
            writer.Line("t = Truth.False;");
            foreach (Part row in _effects)
            {
                writer.Open("if (t != Truth.True)");
                writer.Line($"t = {TruthOf(row)};");
                writer.Line($"if (t != Truth.False) rows |= {1UL << Math.Min(row.Index, 63)}UL;");
                writer.Close();
            }

            writer.Line($"effects{_number}[i] = rows;");
        }

        StoreMarks(writer, marks, "|=");
    }

    /// <summary>What a charge is asked: whether the relief clears it today. What that rests on belongs to the subject, not to the charge.</summary>
    private void Reach(CSharpWriter writer, Part clears)
    {
        // Written apart: what it calls may write methods of its own meanwhile.
        CSharpWriter body = new() { Indent = 2 };
        body.Open($"private void Reach{_number}({ExpressionEmitter.Parameters(Runtime.Data.RecordKind.Charge)})");
        if (_context.HasKeptPerPerson) body.Line("FillPerson(p);");
        string truth = ExpressionEmitter.ForSubject(_context, body, Runtime.Data.RecordKind.Charge).Condition(clears.Body);
        body.Line($"reached{_number}[h - firstCharge{_number}] = {truth};");
        body.Close();
        body.Line();
        writer.Append(body);
    }

    /// <summary>What moves comes to on the day at hand, were it not for caps.</summary>
    private void ButForLimitOfDay(CSharpWriter writer)
    {
        writer.Open($"private Truth ButForLimitOfDay{_number}({_parameters})");
        writer.Line("Truth answer = Truth.True;");
        foreach (Part part in Moving.Where(part => !part.IsLimit))
            writer.Line($"answer = TruthLogic.And(answer, {(part.IsBar ? $"TruthLogic.Not({TruthOf(part)})" : TruthOf(part))});");
        writer.Line("return answer;");
        writer.Close();
        writer.Line();
    }

    private string CaseArgument => _relief.Info.Subject == Runtime.Data.RecordKind.Person ? "-1" : "c";

    private void DecidePart(CSharpWriter writer, Part part)
    {
        if (part.Body is IrTruth { Value: Runtime.Law.Truth.True } && !part.IsBar && part.Index < 0) return;
        // A condition that time does not change and that fails settles the answer; the rest then matters to nobody who does not keep it.
        if (part.IsLimit)
        {
            if (!part.Facts.Marks) writer.Open("if (Keep || (still != Truth.False && moving != Truth.False))");
            writer.Line($"t = {TruthOf(part)};");
            writer.Line($"if (Keep) conditions{_number}[{part.Index}][i] = t;");
            writer.Line("cap = TruthLogic.And(cap, t);");
            if (!part.Facts.Marks) writer.Close();
            return;
        }

        string needed = part.Facts.OnToday ? "still != Truth.False && moving != Truth.False" : "still != Truth.False";
        if (!part.Facts.Marks) writer.Open($"if ({(part.Index < 0 ? "" : "Keep || ")}{(part.Index >= 0 && part.Facts.OnToday ? $"({needed})" : needed)})");
        writer.Line($"t = {TruthOf(part)};");
        if (part.Index >= 0) writer.Line($"if (Keep) conditions{_number}[{part.Index}][i] = t;");
        if (part.IsBar) writer.Line("t = TruthLogic.Not(t);");
        if (part.Facts.OnToday) writer.Line("moving = TruthLogic.And(moving, t);");
        else if (part.Facts.OnLaw)
        {
            writer.Line("if (LawMoves) moving = TruthLogic.And(moving, t);");
            writer.Line("else still = TruthLogic.And(still, t);");
        }
        else writer.Line("still = TruthLogic.And(still, t);");
        if (!part.Facts.Marks) writer.Close();
    }

    private void StoreMarks(CSharpWriter writer, bool marks, string how)
    {
        if (!marks) return;
        writer.Line($"presumed{_number}[i] {how} Presumed;");
        writer.Line($"rests{_number}[i] {how} Rests;");
    }

    private IEnumerable<Part> Moving => _parts.Prepend(_covers).Where(part => part.Facts.Moves || part.IsLimit)
        .OrderBy(part => part.Facts.Cost);

    /// <summary>What moves comes to, on the day at hand.</summary>
    private void AnswerOfDay(CSharpWriter writer)
    {
        writer.Open($"private Truth AnswerOfDay{_number}({_parameters})");
        writer.Line("Truth answer = Truth.True;");
        foreach (Part part in Moving)
        {
            string truth = part.IsBar ? $"TruthLogic.Not({TruthOf(part)})" : TruthOf(part);
            writer.Line($"answer = TruthLogic.And(answer, {truth});");
            writer.Line("if (answer == Truth.False) return answer;");
        }

        writer.Line("return answer;");
        writer.Close();
        writer.Line();
    }

    private void CollectDays(CSharpWriter writer)
    {
        CSharpWriter body = new() { Indent = 2 };
        body.Open($"private void CollectDays{_number}({_parameters}, DayBuffer days)");
        ExpressionEmitter emitter = ExpressionEmitter.ForSubject(_context, body, _relief.Info.Subject);
        foreach (Part part in Moving)
            emitter.Days(part.Body);
        body.Close();
        body.Line();
        writer.Append(body);
    }

    private void SetFirstDay(CSharpWriter writer)
    {
        writer.Open($"private void SetFirstDay{_number}({_parameters}, Outcome outcome, int day)");
        writer.Line($"int i = {_row} - firstRow{_number};");
        writer.Line($"outcomes{_number}[i] = outcome;");
        writer.Line($"firstDays{_number}[i] = day;");
        Part[] marking = [.. Moving.Where(part => part.Facts.Marks)];
        if (marking.Length > 0)
        {
            writer.Line("(Presumed, Rests) = (0, false);");
            foreach (Part part in marking) writer.Line($"_ = {TruthOf(part)};");
            StoreMarks(writer, true, "|=");
        }

        writer.Close();
        writer.Line();
    }
}
