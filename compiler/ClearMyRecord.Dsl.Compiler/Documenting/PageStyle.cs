namespace ClearMyRecord.Dsl.Compiler.Documenting;

/// <summary>How the page looks, on a screen and on paper. It names nothing outside the file.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { --ink: #1d2330; --soft: #5b6474; --line: #d9dde5; --back: #f6f7f9; --accent: #1f4e8c; --good: #1b6b3a; --bad: #a32020; }
        * { box-sizing: border-box; }
        body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.5 Georgia, "Times New Roman", serif; }
        header, main, nav { max-width: 78rem; margin: 0 auto; padding: 0 2rem; }
        header { padding-top: 2.5rem; padding-bottom: 1rem; border-bottom: 3px solid var(--accent); }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; }
        h2 { font-size: 1.15rem; margin: 0 0 .6rem; line-height: 1.3; }
        h3 { font: 600 .78rem/1.4 system-ui, sans-serif; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); margin: 0 0 .4rem; }
        .facts, .cite, .kind, nav, .verdict, .note { font-family: system-ui, sans-serif; font-size: .85rem; color: var(--soft); }
        .cite { font-weight: 400; margin-left: .6rem; }
        a { color: var(--accent); text-decoration-color: #b9c8de; text-underline-offset: 2px; }
        nav { columns: 3 16rem; padding-top: 1rem; padding-bottom: 1rem; border-bottom: 1px solid var(--line); line-height: 1.7; }
        nav a { display: block; break-inside: avoid; text-decoration: none; }
        section { padding: 1.4rem 0; border-bottom: 1px solid var(--line); }
        .sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2rem; }
        pre { margin: 0; padding: .8rem 1rem; background: var(--back); border-left: 3px solid var(--line); font: .8rem/1.5 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
        blockquote { margin: 0 0 .9rem; padding-left: 1rem; border-left: 3px solid var(--accent); font-style: italic; white-space: pre-line; }
        .read p { margin: 0 0 .25rem; padding-left: calc(var(--depth) * 1.4rem + 1.2rem); text-indent: -1.2rem; }
        .label { font: 600 .85rem system-ui, sans-serif; margin-right: .4rem; }
        ins { background: #e2f3e7; text-decoration: none; border-bottom: 2px solid var(--good); }
        del { background: #fbe6e6; color: #6d3434; }
        .mark { display: inline-block; padding: 0 .5rem; border-radius: .2rem; background: #e2f3e7; color: var(--good); font: 600 .75rem/1.6 system-ui, sans-serif; margin-left: .6rem; }
        .mark.gone { background: #fbe6e6; color: var(--bad); }
        .example { margin: 0 0 .8rem; break-inside: avoid; }
        .example h4 { margin: 0 0 .3rem; font-size: .95rem; }
        .passed { color: var(--good); font-weight: 600; }
        .failed { color: var(--bad); font-weight: 600; }
        @media (max-width: 60rem) { .sides { grid-template-columns: minmax(0, 1fr); gap: 1rem; } }
        @media print {
            body { font-size: 10pt; }
            header, main, nav { max-width: none; padding-left: 0; padding-right: 0; }
            nav { columns: 2; }
            a { color: inherit; text-decoration: none; }
            h2, h3, h4 { break-after: avoid; }
            pre { background: none; font-size: 8pt; }
            .read p, .example { break-inside: avoid; }
            @page { margin: 18mm 16mm; }
        }
        """;
}
