import { formatCount, toMarkdown } from '../table.js'
import { introOf } from './intro.js'
import { writeBars } from './write-bars.js'
import { tablesOf } from './tables.js'

/**
 * Gives the page of `docs/benchmarks.md`.
 *
 * @param {any} results
 */
export function writePage(results) {
  const parts = [
    introOf(results),
    writeBars(results),
    section(results, 'size', 'Size', sizeText, ['size']),
    section(results, 'shapes', 'What a request costs', shapesText),
    section(results, 'overhead', 'Beside peers', overheadText, ['overhead'], 3),
    section(results, 'loopback', 'On loopback', loopbackText, ['loopback'], 3),
    section(results, 'storm', 'A storm of refused tokens', stormText(results)),
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
  overhead: 'Time of a request over the floor, by client, on a logarithmic axis',
  loopback: 'Processor time of the client over the floor, by client',
  hooks: 'Time to mount over the bare hook',
  outage: 'Requests and token calls per second of ten thousand tabs through an outage',
  purge: 'Time to remove the entries of a user, by their number',
})

const sizeText = `The smallest program of each client, with all its dependencies, minified by esbuild and compressed by brotli. GraphQL and login
clients bring more than a fetch does: they are here because they do this job too.`

const shapesText = `\`authFetch\` over a fetch that does what every fetch does first, build a \`Request\`, and answers at once. The floor is the wrapper
that everybody writes, once for each form of headers; it knows no origins, waits for ever, and replays nothing. All requests lead to one origin,
which \`authFetch\` remembers from the request before; [the table on origin rules](#scale) has several.`

const overheadText = `The same fetch, now with a JSON answer to read, and the whole program: the floor is [by hand](../internal/bench/peers/clients/by-hand.js), with a
shared refresh. Bytes are what the heap grows by for each request. GraphQL sends other requests and is left out.`

const loopbackText = `Real requests. The server has a process of its own, so the processor time is the client's. Throughput and latency tell more about the machine
than about a client, p99 most of all.`

const hooksText = `Many components with one hook each, rendered by React's production build into jsdom. Bare hooks use a fetcher that asks for the token of
whoever is signed in; a peer asks the same. A component reads \`data\` and nothing else. At a user switch Ben is signed in at once
where Ada was, on the same page: with a key that names no user, Ben reads Ada's data until something refetches it.`

/** @param {any} results */
function stormText({ storm }) {
  if (!storm) return ''
  return `The API refuses the token that ${formatCount(storm.total)} requests carry, 20 ms after each was sent or, staggered, up to 320 ms after; a refresh takes 50 ms. The ideal is one
refresh, two sends each, and no wait beyond those. It runs in model time, so the counts are the same on every machine. "Never settled": no timer was
left and the promise still pending. Auth0's and AXA's clients renew by the clock and not on a 401; they are left out. "Ten in a row" are ten requests, one after another, that
no token helps, as when a permission is missing. ky and wretch stand twice: with the recipe of their docs, and with a refresh that the team shares by hand.
ky's recipe retries after 0.3 s and xior's after 3 s, which are their defaults; better-fetch and up-fetch are given
a delay of 0, which is up-fetch's default.`
}

const between = (/** @type {number[]} */ [from, to]) => `from ${from} to ${to} s`

/** @param {any} results */
function scaleText({ scale }) {
  if (!scale) return ''
  const { scenario } = scale.outage
  return `The outage is a model, not a measurement: ${formatCount(scenario.tabs)} tabs that each refetch one query every ${scenario.interval} s, over an API that answers ${formatCount(scenario.capacity)}
requests a second and refuses the rest with 503. At ${scenario.wakeUp} s all tabs come back at once, as after a network's return, and the API is down ${between(scenario.apiOutage)}. Clerk cannot be reached
${between(scenario.clerkOutage)}; tokens live ${scenario.tokenLife} s. ${between(scenario.denial).replace(/^f/, 'F')} the API answers 403. What differs is only what retries: TanStack Query's defaults against
[\`shouldRetry\`](../packages/auth-fetch/src/should-retry.ts) and [\`retryDelay\`](../packages/auth-fetch/src/retry-delay.ts), run as they are on errors that \`fetchJson\` really threw.`
}

/** @param {any} results */
function correctnessText({ correctness }) {
  if (!correctness) return ''
  const { cases } = correctness
  const list = cases.map((/** @type {string} */ title, /** @type {number} */ index) => `${index + 1}. ${title}`)
  return `The same [${cases.length} cases](../internal/bench/peers/support/cases.js) run against each set-up: ✓ held, ✗ not, – a thing the client does not offer, such as a \`Request\` as its input. Several of the
cases are our own promises, and a client that never made them is not broken for it: the table says what a team has to add itself. The cases about the caller's own \`Authorization\`
and about \`Bearer null\` depend on the line that sets the header, which is the team's where the docs leave it to them. ky and wretch stand twice, as in the
[storm](#a-storm-of-refused-tokens). What exactly went wrong stands in the results.

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
  return `## Contestants\n\n${toMarkdown({ title: '', columns: ['set-up', 'packages', 'after'], rows })}`
}
