using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Runtime.Law;

/// <summary>
/// How a state writes a reference to a section, as a template of placeholders and fixed words. TITLE, CODE, CHAPTER and ACT
/// stand for the parts before the section, SECTION for the section with its sub-parts:
/// "TITLE § SECTION" reads 18 § 2706(a)(1), "CODE SECTION" reads PC 273.5(a), "CHAPTER ILCS ACT/SECTION" reads 720 ILCS 5/12-3.2.
/// </summary>
public sealed record CitationFormat(string Template);

/// <summary>A parsed reference. "18 § 2706(a)(1)": prefix ["18"], section pieces ["2706"], sub-parts ["a", "1"].</summary>
public sealed record Citation(ImmutableArray<string> Prefix, ImmutableArray<string> Section, ImmutableArray<string> SubParts);
