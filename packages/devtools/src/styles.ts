const dark = `
  --afd-back: #16191d; --afd-text: #e6e9ed; --afd-quiet: #a3acb8; --afd-line: #343a42; --afd-raised: #20252b;
  --afd-good: #6fd39b; --afd-bad: #ff8f8c; --afd-warn: #f2b65c; --afd-focus: #8ab4ff;
  --afd-wait: #b79cf5; --afd-again: #f2b65c; --afd-network: #5fa8e8; color-scheme: dark;
`

/** The panel's own, so that nothing has to be imported. */
export const styles: string = `
.afd {
  --afd-back: #fff; --afd-text: #1c1f23; --afd-quiet: #5b6470; --afd-line: #d9dde3; --afd-raised: #f4f6f8;
  --afd-good: #116b3a; --afd-bad: #b3191e; --afd-warn: #8a4b00; --afd-focus: #1d5fd0;
  --afd-wait: #7c4ddb; --afd-again: #d0871b; --afd-network: #2a7fcb;
  color: var(--afd-text); background: var(--afd-back); color-scheme: light;
  font: 13px/1.45 system-ui, sans-serif; text-align: start; box-sizing: border-box;
}
.afd[data-theme=dark] { ${dark} }
@media (prefers-color-scheme: dark) { .afd:not([data-theme]) { ${dark} } }
.afd *, .afd *::before { box-sizing: border-box; }
.afd :is(button, input[type=search]) {
  font: inherit; color: inherit; background: var(--afd-raised); border: 1px solid var(--afd-line); border-radius: 6px;
  padding: 4px 10px; min-height: 30px;
}
.afd button { cursor: pointer; }
.afd input[type=search] { flex: 1 1 10em; min-width: 8em; max-width: 30em; }
.afd input::placeholder { color: var(--afd-quiet); opacity: 1; }
.afd :is(button, input, summary):focus-visible, .afd label:focus-within {
  outline: 2px solid var(--afd-focus); outline-offset: 1px;
}
.afd p { margin: 0; padding: 12px; color: var(--afd-quiet); }
.afd :is(ol, ul) { margin: 0; padding: 0; list-style: none; }
.afd :is(code, .afd-url) { font: 12px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.afd small { color: var(--afd-quiet); font-size: inherit; }
.afd-bar {
  position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: center;
  padding: 8px 12px; background: var(--afd-back); border-bottom: 1px solid var(--afd-line);
}
.afd fieldset { display: flex; flex-wrap: wrap; gap: 2px; min-width: 0; margin: 0; padding: 0; border: 0; }
.afd legend, .afd label input { position: absolute; opacity: 0; pointer-events: none; }
.afd label { position: relative; padding: 4px 8px; border-radius: 6px; color: var(--afd-quiet); cursor: pointer; }
.afd label:hover, .afd label:has(:checked) { background: var(--afd-raised); color: var(--afd-text); }
.afd label:has(:checked) { box-shadow: inset 0 0 0 1px var(--afd-line); }
.afd label b { font-weight: 600; font-variant-numeric: tabular-nums; }
.afd-bar > button { margin-inline-start: auto; }
.afd-entries > li + li { border-top: 1px solid var(--afd-line); }
.afd summary {
  display: grid; grid-template-columns: 8em 4.2em minmax(0, 1fr) minmax(0, 27em) 5.5em; gap: 10px;
  align-items: baseline; padding: 6px 12px; cursor: pointer; list-style: none;
}
.afd summary::-webkit-details-marker { display: none; }
.afd summary:hover, .afd details[open] { background: var(--afd-raised); }
.afd-clock { color: var(--afd-quiet); font-variant-numeric: tabular-nums; white-space: nowrap; }
.afd summary > .afd-clock::before { content: '▸'; content: '▸' / ''; display: inline-block; width: 1.1em; }
.afd details[open] > summary > .afd-clock::before { content: '▾'; content: '▾' / ''; }
.afd-status { font-weight: 600; }
.afd-token { color: var(--afd-quiet); overflow-wrap: break-word; }
.afd [data-tone=good] { color: var(--afd-good); }
.afd [data-tone=bad] { color: var(--afd-bad); }
.afd [data-tone=warn] { color: var(--afd-warn); }
.afd-badge {
  padding: 0 6px; border: 1px solid; border-radius: 99px; font-size: 12px; font-weight: 600; white-space: nowrap;
}
.afd-time { color: var(--afd-quiet); text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.afd-phases { display: flex; gap: 1px; height: 4px; margin-top: 2px; border-radius: 2px; overflow: hidden; }
.afd-phases i { flex-basis: 0; }
.afd [data-phase=token] { --afd-phase: var(--afd-wait); }
.afd [data-phase=refresh] { --afd-phase: var(--afd-again); }
.afd [data-phase=network] { --afd-phase: var(--afd-network); }
.afd-phases i, .afd-legend li::before { background: var(--afd-phase); }
.afd-steps { padding: 0 12px 10px calc(12px + 1.1em); }
.afd-steps ol { padding: 6px 0; }
.afd-steps li { overflow-wrap: anywhere; }
.afd-steps ol li { display: grid; grid-template-columns: 4.2em minmax(0, 1fr); gap: 10px; padding: 1px 0; }
.afd-legend { display: flex; flex-wrap: wrap; gap: 2px 16px; color: var(--afd-quiet); }
.afd-legend li::before { content: ''; display: inline-block; width: 8px; height: 8px; margin-inline-end: 6px; border-radius: 2px; }
.afd-copy { display: flex; gap: 10px; align-items: center; }
.afd-identity {
  display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; padding: 7px 12px 7px calc(9px + 1.1em);
  border-inline-start: 3px solid var(--afd-focus); background: var(--afd-raised);
}
.afd-identity b { overflow-wrap: anywhere; }
.afd-identity ul { display: flex; flex-wrap: wrap; gap: 2px 6px; align-items: baseline; min-width: 0; }
.afd-identity span { color: var(--afd-quiet); }
.afd-identity li { padding: 0 5px; border: 1px solid var(--afd-line); border-radius: 4px; background: var(--afd-back); }
.afd-corner { position: fixed; inset: auto 12px 12px auto; z-index: 99999; background: none; }
.afd-corner > button { box-shadow: 0 1px 6px rgb(0 0 0 / 25%); font-weight: 600; }
.afd-corner[data-open=true] {
  inset: auto 0 0 0; height: 60vh; display: flex; flex-direction: column; background: var(--afd-back);
  border-top: 1px solid var(--afd-line); box-shadow: 0 -2px 16px rgb(0 0 0 / 20%);
}
.afd-corner[data-open=true] > button { position: absolute; z-index: 2; inset: 8px auto auto 12px; box-shadow: none; }
.afd-corner > section { flex: 1; overflow: auto; }
.afd-corner .afd-bar { padding-inline-start: 128px; }
@media (max-width: 640px) {
  .afd summary { grid-template-columns: 8em minmax(0, 1fr) auto; gap: 2px 10px; }
  .afd-url { order: 1; grid-column: 1 / -1; }
  .afd-token { order: 2; grid-column: 1 / -1; }
  .afd-url, .afd-token { padding-inline-start: 1.1em; }
  .afd-corner .afd-bar { padding-inline-start: 12px; }
  .afd-corner .afd-bar > input { margin-inline-start: 116px; }
  .afd-bar fieldset { order: 1; }
}
`
