import { formatCount, toMarkdown } from '../table.js'
import { introOf } from './intro.js'
import { writeBars } from './write-bars.js'
import { tablesOf } from './tables.js'

/**
 * Returns the page `docs/benchmarks.md`.
 *
 * @param {any} results
 */
export function writePage(results) {
  const parts = [
    introOf(results),
    writeBars(results),
    section(results, 'size', 'Size', sizeText, ['size']),
    section(results, 'shapes', 'What a request costs', shapesText),
    section(results, 'overhead', 'Compared with other clients', overheadText, ['overhead'], 3),
    section(results, 'loopback', 'On loopback', loopbackText, ['loopback'], 3),
    section(results, 'storm', 'A storm of rejected tokens', stormText(results)),
    section(results, 'hooks', 'Hooks', hooksText, ['hooks']),
    section(results, 'scale', 'Scale', scaleText(results), ['outage', 'purge']),
    section(results, 'correctness', 'Correctness', correctnessText(results)),
    contestants(results),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/**
 * @param {any} results
 * @param {string} name
 * @param {string} title
 * @param {string} text
 * @param {string[]} [plots]
 * @param {number} [level]
 */
function section(results, name, title, text, plots = [], level = 2) {
  const tables = tablesOf(name, results)
  if (tables.length === 0) return ''
  const blocks = tables.map(({ title: heading, notes = [], ...table }) =>
    [`**${heading}**`, toMarkdown({ title: heading, ...table }), ...notes].join('\n\n'),
  )
  const images = plots.map((plot) => `![${alts[plot]}](benchmarks/${plot}.svg)`)
  return [`${'#'.repeat(level)} ${title}`, text, ...images, ...blocks].join('\n\n')
}

const alts = /** @type {Record<string, string>} */ ({
  size: 'Bytes of the smallest program of each client, on a logarithmic axis',
  overhead: 'Time of a request relative to the baseline, by client, on a logarithmic axis',
  loopback: 'Processor time of the client relative to the baseline, by client',
  hooks: "Time to mount relative to the library's own hook",
  outage: 'Requests and token calls per second of ten thousand tabs through an outage',
  purge: 'Time to remove the entries of a user, by the number of entries',
})

const sizeText = `The smallest program of each client with all its dependencies, minified by esbuild and compressed by brotli. GraphQL and login
clients do more than a fetch does. They are listed because they also do this job.`

const shapesText = `These tests use a fetch that builds a \`Request\`, as every fetch does first, and answers immediately. The baseline is a typical hand-written wrapper,
one for each form of headers. It checks no origins, waits forever and replays nothing. All requests go to one origin,
which \`authFetch\` remembers from the previous request. [The table on origin rules](#scale) uses several origins.`

const overheadText = `The same fetch, now with a JSON response, and complete programs. The baseline is [by hand](../internal/bench/peers/clients/by-hand.js), with a
shared refresh. Bytes are the heap growth per request. GraphQL clients send different requests and are left out.`

const loopbackText = `Real requests. The server runs in its own process, so the processor time is the client's. Throughput and latency, especially p99, depend more on the machine
than on the client.`

const hooksText = `Many components with one hook each, rendered into jsdom by React's production build. The libraries' own hooks use a fetcher that requests the token of
the current user, and so do the other contestants. Components read only \`data\`. At a user switch, Ben is signed in immediately
after Ada, on the same page. If the key names no user, Ben sees Ada's data until something refetches it.`

/** @param {any} results */
function stormText({ storm }) {
  if (!storm) return ''
  return `${formatCount(storm.total)} requests carry a token that the API rejects: 20 ms after each was sent or, in the staggered test, up to 320 ms after. A refresh takes 50 ms. Ideally there is one
refresh, each request is sent twice, and nothing else adds time. The test runs in simulated time, so the counts are the same on every machine. "Never settled" means that the promise was
pending when no timer was left. "Ten in a row" are ten requests, one after another, that fail with every token, for example because a permission is missing.
The clients of Auth0 and AXA are left out, because they renew tokens by the clock and not after a 401. ky and wretch are listed twice: with the recipe in their docs, and with a shared refresh that we wrote.
ky's recipe retries after 0.3 s and xior's after 3 s, which are their defaults. better-fetch and up-fetch use
a delay of 0, which is up-fetch's default.`
}

const between = (/** @type {number[]} */ [from, to]) => `from ${from} to ${to} s`

/** @param {any} results */
function scaleText({ scale }) {
  if (!scale) return ''
  const { scenario } = scale.outage
  return `The outage is a model, not a measurement. ${formatCount(scenario.tabs)} tabs each refetch one query every ${scenario.interval} s. The API answers ${formatCount(scenario.capacity)}
requests a second and answers 503 to the rest. At ${scenario.wakeUp} s all tabs refetch at once, as after a network failure, and the API is down ${between(scenario.apiOutage)}. Clerk is down
${between(scenario.clerkOutage)}. Tokens live for ${scenario.tokenLife} s. ${between(scenario.denial).replace(/^f/, 'F')} the API answers 403. Only the retry rules differ: TanStack Query's defaults, and
[\`shouldRetry\`](../packages/auth-fetch/src/retry.ts) with [\`retryDelay\`](../packages/auth-fetch/src/retry.ts), called with real errors from \`fetchJson\`.`
}

/** @param {any} results */
function correctnessText({ correctness }) {
  if (!correctness) return ''
  const { cases } = correctness
  const list = cases.map((/** @type {string} */ title, /** @type {number} */ index) => `${index + 1}. ${title}`)
  return `The same [${cases.length} cases](../internal/bench/peers/support/cases.js) run with every client. ✓ means passed, ✗ failed, and – that the client does not offer this, such as a \`Request\` as input. Several
cases test promises that only we make, and a client that fails them is not broken. The table shows what a team would have to add itself. The cases about the caller's own \`Authorization\`
and about \`Bearer null\` depend on the line that sets the header. If a client's docs do not show that line, we wrote it. ky and wretch are listed twice, as in the
[storm](#a-storm-of-rejected-tokens). [results.json](benchmarks/results.json) says what went wrong in each case.

${list.join('\n')}`
}

const inFolder = (/** @type {string} */ folder) => (/** @type {any} */ entry) => ({ folder, ...entry })

/** @param {any} results */
function contestants({ size, hooks, versions }) {
  if (!size || !hooks) return ''
  const rows = [...size.programs.map(inFolder('clients')), ...hooks.contestants.map(inFolder('hooks'))]
    .filter(({ packages }) => packages.length > 0)
    .map(({ folder, file, packages, docs }) => [
      `[${file}.js](../internal/bench/peers/${folder}/${file}.js)`,
      packages.map((/** @type {string} */ name) => `${name} ${versions[name]}`).join(', '),
      `[docs](${docs})`,
    ])
  return `## Contestants\n\n${toMarkdown({ title: '', columns: ['code', 'packages', 'based on'], rows })}`
}
