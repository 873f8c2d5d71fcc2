namespace ClearMyRecord.Dsl.Workbench.Privacy;

/// <summary>What a count counts. One key is one number, wherever it is printed or drawn.</summary>
/// <param name="Policy">"law", "bill", "change" from one to the other, or "data".</param>
/// <param name="Relief">The relief's name, or "any relief", or empty for the data.</param>
/// <param name="Measure">"eligible", "lost at condition", "gained for certain", …</param>
/// <param name="Unit">"people", "cases", or the kind of record.</param>
/// <param name="Detail">The conditions, charges or presumption that it is about; empty if none.</param>
/// <param name="Field">The field that groups people, or empty.</param>
/// <param name="Group">That field's value.</param>
public sealed record StatisticKey(
    string Policy, string Relief, string Measure, string Unit, string Detail = "", string Field = "", string Group = "");
