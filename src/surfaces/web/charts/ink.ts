/**
 * How the marks of a drawing look, with the tokens of the desk. `style/drawing.css` says the same inside `.drawing` on a page (a test
 * compares them); a file of its own carries these rules with the light colours filled in, because it has no stylesheet.
 */
export const drawingRules = `
.text { fill: var(--ink); font-size: 14px; }
.tick { fill: var(--ink-soft); font-size: 13px; }
.small-text, .size-12 { font-size: 12px; }
.number-text { font-size: 13px; }
.strong { font-weight: 700; }
.middle { text-anchor: middle; }
.end { text-anchor: end; }
.grid, .axis, .leader, .line, .whisker, .reach, .border, .mark-line { fill: none; }
.grid { stroke: var(--rule); }
.axis { stroke: var(--rule-strong); }
.border { stroke: var(--sheet); stroke-width: 0.6; }
.leader { stroke: currentcolor; stroke-opacity: 0.6; }
.whisker { stroke: var(--ink); stroke-width: 1.5; }
.mark-line { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 6 3; }
.line { stroke: currentcolor; stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
.projected { stroke-dasharray: 2 5; }
.reach { stroke: currentcolor; stroke-width: 3; }
.band { fill: currentcolor; fill-opacity: 0.16; }
.dot { fill: currentcolor; stroke: var(--sheet); stroke-width: 1; }
.hollow { fill: var(--sheet); stroke: currentcolor; stroke-width: 1.75; }
.fill { fill: currentcolor; stroke: var(--sheet); stroke-width: 1; }
.stream { fill: none; stroke: currentcolor; stroke-opacity: 0.45; }
.ribbon { fill: currentcolor; fill-opacity: 0.2; }
.open, .frame, .swatch { stroke: var(--rule-strong); stroke-width: 0.75; }
.plate { fill: var(--sheet); }
.hatch-ground { fill: var(--sheet); }
.hatch-line { stroke: var(--rule-strong); stroke-width: 1.25; }
.on-tone { fill: var(--on-accent); }
.on-rest { fill: var(--on-rest); }
.halo, .knockout { stroke: var(--sheet); stroke-width: 3; stroke-linejoin: round; paint-order: stroke; }
.halo { font-size: 12.5px; font-weight: 700; }
.land, .shade-none { fill: var(--land); }
.country { stroke: var(--sheet); stroke-width: 0.6; }
.unknown { stroke: var(--rule-strong); stroke-width: 0.75; }
.spot { stroke: var(--ink); stroke-width: 1; }
.shade-zero { fill: var(--zero); }
.shade-0 { fill: var(--shade-0); }
.shade-1 { fill: var(--shade-1); }
.shade-2 { fill: var(--shade-2); }
.shade-3 { fill: var(--shade-3); }
.shade-4 { fill: var(--shade-4); }
.shade-5 { fill: var(--shade-5); }
.tone-lead { color: var(--accent-fill); }
.tone-second { color: var(--tone-second); }
.tone-third { color: var(--tone-third); }
.tone-fourth { color: var(--tone-fourth); }
.tone-fifth { color: var(--tone-fifth); }
.tone-sixth { color: var(--tone-sixth); }
.tone-rest { color: var(--rest-fill); }
.tone-other { color: var(--other-fill); }
`

/** The light colours of the tokens the rules name: a file is read on white paper. `style/tokens.css` is the first place of each. */
export const lightInk: Readonly<Record<string, string>> = {
  sheet: '#fffefa',
  ink: '#1a1d19',
  'ink-soft': '#4c5249',
  rule: '#d3d8c9',
  'rule-strong': '#7d8775',
  'accent-fill': '#6d3a9c',
  'rest-fill': '#a7b19b',
  'on-accent': '#ffffff',
  'on-rest': '#1a1d19',
  'other-fill': '#ccd3c2',
  'tone-second': '#b4570a',
  'tone-third': '#00708a',
  'tone-fourth': '#a3224b',
  'tone-fifth': '#54710a',
  'tone-sixth': '#7a6346',
  land: '#e3e5d8',
  zero: '#fbf7d9',
  'shade-0': '#ede3f5',
  'shade-1': '#d3bde6',
  'shade-2': '#b592d3',
  'shade-3': '#9364ba',
  'shade-4': '#6d3a9c',
  'shade-5': '#3f1666',
}

/** The rules with every token replaced by its colour; white stands in for the sheet, as a file is on white. */
export const resolvedRules = (): string =>
  drawingRules
    // The rasteriser knows the keyword in this spelling only.
    .replaceAll('currentcolor', 'currentColor')
    .replaceAll(/var\(--([\w-]+)\)/g, (_, name: string) => (name === 'sheet' ? '#ffffff' : (lightInk[name] ?? '#000000')))
