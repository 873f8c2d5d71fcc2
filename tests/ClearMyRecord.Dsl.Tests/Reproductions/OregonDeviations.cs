using System.Collections.Immutable;

namespace ClearMyRecord.Dsl.Tests.Reproductions;

/// <summary>
/// The charges to which Oregon's statute as written gives another answer than RecordExpungPDX, each with the reason. Where a reason has a
/// number, it is that of the list of known deviations. Lines: record, charge, the statute's answer.
/// </summary>
internal static class OregonDeviations
{
    public static readonly ImmutableArray<(string Reason, string Charges)> All =
    [
        (
            "D4: all contempt waits five years and holds up others with the tool; by law only that of an order against abuse, and the docket does not say of what it was",
            """
            or-0047 r47-1-3: review
            or-0063 r63-0-1: review
            or-0101 r101-1-6: review
            or-0108 r108-1-3: from 2027-05-12 at the earliest
            or-0146 r146-0-1: review
            """),
        (
            "D7: \"after 60 days\" is the sixtieth day with the tool; the law leaves it open",
            """
            or-0094 r94-3-6: from 2026-08-29 at the earliest
            7 14: from 2027-01-21 at the earliest
            """),
        (
            "D9, D10: marijuana has one of two classes with the tool, whenever it was; by law its class since 2017 if the conduct is older, which the docket does not tell, and its own if not. A year of birth may not tell the age either",
            """
            or-0016 r16-1-3: from 2029-02-03
            or-0028 r28-0-1: review
            or-0122 r122-0-2: from 2032-05-07
            or-0210 r210-0-1: review
            or-0240 r240-1-5: review
            or-0252 r252-3-5: review
            21 37: review
            """),
        (
            "D11: any marijuana violation is set aside at once with the tool; by law less than an ounce, before July 2015",
            """
            or-0274 r274-3-6: from 2027-04-27
            27 47: from 2027-11-22
            """),
        (
            "D12: the tool bars Class B felonies by section; the rule names some of them in one crime category or in one part of the section only, and the docket has neither",
            """
            or-0009 r9-0-3: from 2028-12-17 at the earliest
            or-0017 r17-0-3: from 2033-01-18 at the earliest
            or-0038 r38-1-3: from 2028-08-09 at the earliest
            or-0047 r47-0-2: from 2029-04-13 at the earliest
            or-0050 r50-0-1: from 2031-03-14 at the earliest
            or-0053 r53-0-3: from 2033-06-30 at the earliest
            or-0056 r56-1-4: review
            or-0061 r61-0-2: review
            or-0081 r81-1-2: from 2028-08-05 at the earliest
            or-0088 r88-2-3: from 2029-04-18 at the earliest
            or-0099 r99-0-2: review
            or-0105 r105-3-5: from 2026-10-22 at the earliest
            or-0117 r117-1-4: from 2027-08-08 at the earliest
            or-0122 r122-1-5: from 2032-05-07 at the earliest
            or-0128 r128-1-2: from 2031-08-23 at the earliest
            or-0134 r134-0-2: review
            or-0145 r145-0-2: review
            or-0152 r152-1-4: review
            or-0154 r154-0-1: review
            or-0165 r165-0-1: review
            or-0169 r169-0-1: review
            or-0197 r197-0-3: review
            or-0207 r207-1-2: review
            or-0211 r211-0-3: review
            or-0214 r214-0-3: from 2027-09-19 at the earliest
            or-0214 r214-1-4: from 2027-09-19 at the earliest
            or-0231 r231-1-2: from 2027-09-27 at the earliest
            or-0234 r234-1-2: from 2032-02-23 at the earliest
            or-0240 r240-1-4: review
            or-0243 r243-3-4: review
            or-0244 r244-0-2: review
            or-0248 r248-0-1: from 2032-01-28 at the earliest
            or-0267 r267-2-5: review
            or-0290 r290-2-3: from 2033-06-30 at the earliest
            or-0290 r290-3-4: from 2033-06-30 at the earliest
            or-0295 r295-2-5: from 2030-01-23 at the earliest
            """),
        (
            "Fare violations are outside the law with the tool; a question",
            """
            or-0017 r17-0-1: review
            or-0038 r38-0-1: review
            or-0144 r144-2-4: review
            or-0162 r162-3-9: from 2026-07-31 at the earliest
            or-0178 r178-3-5: review
            or-0251 r251-0-1: review
            """),
        (
            "Crimes left out of ORS 137.226 are never set aside with the tool; by law they are crimes like others, here a Class C felony and a misdemeanor",
            """
            or-0046 r46-0-1: now
            or-0216 r216-1-2: now
            """),
        (
            "A charge without a statute number is on no list with the tool",
            """
            35 5-1: review
            37 X0001-3: review
            """),
        (
            "D3, case 13: a charge whose ending the docket does not tell, or not in words that the tool knows, is left out by it; it may be pending, and it may be a conviction",
            """
            50 X0002-1: review
            79 X0001-2: review
            79 X0001-3: review
            79 X0002-2: review
            79 X0002-3: review
            79 X0003-2: review
            79 X0003-3: review
            80 X0001-2: review
            80 X0001-3: review
            80 X0002-2: review
            80 X0002-3: review
            80 X0003-2: review
            80 X0003-3: review
            81 X0001-2: review
            81 X0001-3: review
            81 X0002-2: review
            81 X0002-3: review
            81 X0003-1: review
            81 X0003-2: review
            81 X0003-3: review
            82 X0001-2: review
            82 X0001-3: review
            82 X0002-2: review
            82 X0002-3: review
            82 X0003-1: review
            82 X0003-2: review
            82 X0003-3: from 2029-11-23 at the earliest
            83 X0001-2: review
            83 X0001-3: review
            83 X0002-2: review
            83 X0002-3: review
            83 X0003-1: review
            83 X0003-2: from 2029-11-23 at the earliest
            83 X0003-3: review
            84 X0001-2: review
            84 X0001-3: review
            84 X0002-2: review
            84 X0002-3: review
            84 X0003-1: review
            84 X0003-2: from 2029-11-23 at the earliest
            84 X0003-3: from 2029-11-23 at the earliest
            85 X0001-2: review
            85 X0001-3: review
            85 X0002-2: review
            85 X0002-3: review
            85 X0003-2: review
            85 X0003-3: review
            86 X0001-2: review
            86 X0001-3: review
            86 X0002-2: review
            86 X0002-3: review
            86 X0003-2: review
            86 X0003-3: from 2029-11-23 at the earliest
            87 X0001-2: review
            87 X0001-3: review
            87 X0002-2: review
            87 X0002-3: review
            87 X0003-2: from 2029-11-23 at the earliest
            87 X0003-3: review
            88 X0001-2: review
            88 X0001-3: review
            88 X0002-2: review
            88 X0002-3: review
            88 X0003-2: from 2029-11-23 at the earliest
            88 X0003-3: from 2029-11-23 at the earliest
            92 X0001-1: review
            92 X0001-2: review
            92 X0002-2: review
            92 X0002-3: review
            92 X0003-2: review
            92 X0003-3: review
            93 X0001-1: review
            93 X0001-2: review
            93 X0002-2: review
            93 X0002-3: review
            93 X0003-2: review
            93 X0003-3: review
            """),
    ];
}
