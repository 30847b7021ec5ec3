/** The look of a match report: light, for paper first. Team colours after Okabe and Ito, dark enough for white. */
export const REPORT_STYLE = `
@page { size: A4; margin: 14mm 14mm 16mm; }
:root { --a: #0072b2; --b: #c25700; --ink: #16191d; --soft: #5b6470; --line: #d9dde2; --pale: #f3f5f7; color-scheme: light; }
* { box-sizing: border-box; margin: 0; }
body { font: 13px/1.45 'Inter Variable', Inter, system-ui, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif; color: var(--ink); background: #fff; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
main { max-width: 780px; margin: 0 auto; padding: 28px 24px 40px; }
.kicker { color: var(--soft); font-size: 12px; letter-spacing: 0.04em; }
h1 { font-size: 22px; line-height: 1.2; font-weight: 650; margin: 2px 0 4px; overflow-wrap: anywhere; }
.result { font-size: 14px; }
.about { color: var(--soft); }
h2 { font-size: 14px; font-weight: 650; margin: 22px 0 8px; padding-bottom: 4px; border-bottom: 1px solid var(--line); break-after: avoid; }
h3 { font-size: 13px; font-weight: 600; margin: 14px 0 2px; break-after: avoid; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: 11.5px; }
td, th { padding: 3px 8px; vertical-align: top; }
.board { margin-top: 16px; border: 1px solid var(--line); border-radius: 6px; border-collapse: separate; border-spacing: 0; }
.board th, .board td { padding: 7px 10px; }
.board tr + tr td { border-top: 1px solid var(--line); }
.board .name { width: 99%; font-size: 15px; font-weight: 600; overflow-wrap: anywhere; }
.board .set { text-align: center; font-size: 16px; min-width: 42px; white-space: nowrap; }
.board thead .set { padding-bottom: 0; font-size: 11.5px; font-weight: 500; }
.board .won { font-weight: 700; }
.board .lost { color: var(--soft); }
.board .provisional { font-style: italic; text-decoration: underline dotted; }
.board .points { background: var(--pale); }
.board sup { font-size: 10px; line-height: 0; margin-left: 1px; }
.country { color: var(--soft); font-weight: 400; font-size: 12px; margin-left: 6px; }
.swatch { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-right: 8px; }
.a { background: var(--a); }
.b { background: var(--b); }
.winner { color: var(--soft); font-weight: 400; font-size: 12px; margin-left: 8px; }
.legend { break-after: avoid; color: var(--soft); font-size: 12px; margin: 0 0 6px; }
.legend .swatch { margin: 0 5px 0 0; }
.legend span + span { margin-left: 14px; }
.figures td { padding: 2px 8px 3px; border-bottom: 1px solid var(--line); }
.figures .value { width: 24%; font-weight: 600; }
.figures td:last-child, .figures th:last-child { text-align: right; }
.figures .figure { text-align: center; }
.balance { display: flex; height: 4px; margin-top: 1px; gap: 2px; }
.balance i { display: block; border-radius: 2px; min-width: 2px; }
.chart { break-inside: avoid; }
.chart p { color: var(--soft); font-size: 11.5px; max-width: 68ch; }
svg { display: block; width: 100%; height: auto; margin-top: 4px; overflow: visible; }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg .middle { stroke: var(--soft); stroke-width: 1; }
svg .set { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3; }
svg .tick { font-size: 10.5px; fill: var(--soft); }
svg .none { font-size: 12px; fill: var(--soft); }
svg .line { fill: none; stroke: var(--ink); stroke-width: 1.5; stroke-linejoin: round; }
svg .area-a, svg .bar-a { fill: var(--a); }
svg .area-b, svg .bar-b { fill: var(--b); }
svg .area-a, svg .area-b { opacity: 0.3; }
svg .break { fill: var(--ink); }
.strips svg { margin-top: 2px; break-inside: avoid; }
svg .bar-a.open { fill: none; stroke: var(--a); }
svg .bar-b.open { fill: none; stroke: var(--b); }
svg .stake { stroke: var(--ink); stroke-width: 2; }
svg .run { stroke: var(--soft); stroke-width: 1.5; }
svg .served { fill: var(--ink); }
svg .served.inside { fill: #fff; }
.sets { font-size: 12px; break-inside: avoid; }
.sets tbody th { font-weight: 400; font-size: 12px; }
.sets td, .sets tbody th { border-bottom: 1px solid var(--line); }
.rows { font-size: 12px; }
.rows thead { display: table-header-group; }
.rows th { white-space: nowrap; border-bottom: 1px solid var(--line); }
.rows tr { break-inside: avoid; }
.rows td { padding: 2px 8px; }
.rows .time, .rows .score { white-space: nowrap; width: 1%; }
.rows .time { color: var(--soft); }
.rows .remark { color: var(--soft); text-align: right; width: 18%; }
.rows .text { overflow-wrap: anywhere; }
.rows .heading td { font-weight: 600; padding-top: 8px; border-top: 1px solid var(--line); break-after: avoid; }
.rows .heading { break-after: avoid; }
.rows .trouble .text::before { content: '■ '; color: #b3261e; }
.rows .corrected .text::before { content: '▲ '; color: #8a5a00; }
.rows .late .text, .rows .note .text { color: var(--soft); }
.rows .provisional .text { font-style: italic; }
.rows .inserted .text::before { content: '+ '; color: #8a5a00; }
.rows .cancelled .text, .rows .cancelled .score { text-decoration: line-through; color: var(--soft); }
.facts { font-size: 12px; break-inside: avoid; }
.facts th { width: 130px; font-size: 12px; font-weight: 400; }
.facts td { overflow-wrap: anywhere; }
@media print { main { max-width: none; padding: 0; } }
`
