/** The panel's own, so that nothing has to be imported. */
export const styles: string = `
.afd {
  --afd-back: #fff; --afd-text: #1c1f23; --afd-quiet: #5b6470; --afd-line: #d9dde3; --afd-raised: #f4f6f8;
  --afd-good: #116b3a; --afd-bad: #b3191e; --afd-warn: #8a4b00; --afd-focus: #1d5fd0;
  color: var(--afd-text); background: var(--afd-back); color-scheme: light;
  font: 13px/1.45 system-ui, sans-serif; text-align: start; box-sizing: border-box;
}
.afd[data-theme=dark] {
  --afd-back: #16191d; --afd-text: #e6e9ed; --afd-quiet: #a3acb8; --afd-line: #343a42; --afd-raised: #20252b;
  --afd-good: #6fd39b; --afd-bad: #ff8f8c; --afd-warn: #f2b65c; --afd-focus: #8ab4ff; color-scheme: dark;
}
@media (prefers-color-scheme: dark) {
  .afd:not([data-theme]) {
    --afd-back: #16191d; --afd-text: #e6e9ed; --afd-quiet: #a3acb8; --afd-line: #343a42; --afd-raised: #20252b;
    --afd-good: #6fd39b; --afd-bad: #ff8f8c; --afd-warn: #f2b65c; --afd-focus: #8ab4ff; color-scheme: dark;
  }
}
.afd *, .afd *::before { box-sizing: border-box; }
.afd :is(button, input, select) {
  font: inherit; color: inherit; background: var(--afd-raised); border: 1px solid var(--afd-line); border-radius: 6px;
  padding: 4px 10px; min-height: 30px;
}
.afd button { cursor: pointer; }
.afd input { flex: 1; min-width: 8em; }
.afd input::placeholder { color: var(--afd-quiet); opacity: 1; }
.afd :is(button, input, select, summary):focus-visible { outline: 2px solid var(--afd-focus); outline-offset: 1px; }
.afd p { margin: 0; padding: 8px 12px; color: var(--afd-quiet); }
.afd ol { margin: 0; padding: 0; list-style: none; }
.afd-bar { display: flex; flex-wrap: wrap; gap: 6px; padding: 8px 12px; }
.afd-entries > li { border-top: 1px solid var(--afd-line); }
.afd summary {
  display: grid; grid-template-columns: 5.5em minmax(0, 1fr) minmax(0, 19em) 4.5em; gap: 10px; align-items: baseline;
  padding: 6px 12px; cursor: pointer; list-style: none;
}
.afd summary::-webkit-details-marker { display: none; }
.afd summary:hover, .afd details[open] { background: var(--afd-raised); }
.afd-status { font-weight: 600; overflow-wrap: anywhere; }
.afd-url { overflow-wrap: anywhere; }
.afd small { color: var(--afd-quiet); font-size: inherit; }
.afd-token { color: var(--afd-quiet); overflow-wrap: anywhere; }
.afd [data-tone=good] { color: var(--afd-good); }
.afd [data-tone=bad] { color: var(--afd-bad); }
.afd [data-tone=warn] { color: var(--afd-warn); }
.afd-time { color: var(--afd-quiet); text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.afd details ol { padding: 2px 12px 8px; }
.afd details li { display: grid; grid-template-columns: 5.5em minmax(0, 1fr); gap: 10px; padding: 1px 0; }
.afd details li .afd-time { text-align: start; }
.afd-copy { display: flex; gap: 10px; align-items: center; padding: 0 12px 10px; }
.afd-corner { position: fixed; inset: auto 12px 12px auto; z-index: 99999; background: none; }
.afd-corner > button { display: block; margin-inline-start: auto; box-shadow: 0 1px 6px rgb(0 0 0 / 25%); }
.afd-corner[data-open=true] {
  inset: auto 0 0 0; max-height: 60vh; display: flex; flex-direction: column-reverse; background: var(--afd-back);
  border-top: 1px solid var(--afd-line); box-shadow: 0 -2px 16px rgb(0 0 0 / 20%);
}
.afd-corner[data-open=true] > button { margin: 8px 12px 12px auto; box-shadow: none; }
.afd-corner > section { min-height: 200px; overflow: auto; border-bottom: 1px solid var(--afd-line); }
@media (max-width: 640px) {
  .afd summary { grid-template-columns: minmax(0, 1fr) auto; gap: 2px 10px; }
  .afd-url { order: -2; }
  .afd-status { order: -1; text-align: end; }
}
`
