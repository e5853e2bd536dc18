// Fails when the core or the hooks declare a name, or have a file, that was replaced by the field's own term. oxlint has no `id-denylist`.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Each old name and the term to use. */
const REPLACED = {
  Scopes: 'an auth client',
  Scope: 'AuthSession',
  scopeFor: 'getSession',
  useScope: 'useAuthSession',
  providedScope: 'getDefaultSession',
  provided: 'the default session',
  Life: 'IdentityLifetime',
  followed: 'next',
  heir: 'successor',
  marker: 'identityKey',
  markerOf: 'getIdentityKey',
  own: 'scopeKey',
  disown: 'unscopeKey',
  plainKey: 'toUserKey',
  OwnerWatch: 'ResultOwner',
  isOf: 'matches',
  handOver: 'transfer',
  beneath: 'baseFetch',
  sendBeneath: 'callBaseFetch',
  createEarlyFetch: 'createPendingFetch',
  guardCall: 'bindToLifetime',
  plainCallbacks: 'withUserKeys',
  normalize: 'normalizeArgs',
  ownQuery: 'scopeQueryOptions',
  bindQuery: 'resolveQueryOptions',
  idle: 'disabledOptions or idleState',
  neverRan: 'idleState',
  tellTwice: 'notifyLater',
  glimpse: 'peek',
  holds: 'isSameCaller',
  admit: 'requireToken',
  check: 'assertIdentity',
  discard: 'cancelBody',
  ignore: 'noop',
  contradicts: 'conflictsWith',
  hasHelped: 'confirm',
  freeAt: 'nextRefreshAt',
  Waiting: 'Abortable',
  Named: 'RequestLine',
  BareCall: 'AnonymousRequest',
}

/** Ordinary words, which a local constant may have. */
const ORDINARY = ['check', 'idle', 'own', 'provided']

/** @type {Map<string, string>} */
const replaced = new Map(Object.entries(REPLACED))
const fileNames = new Map([...replaced].map(([name, term]) => [toKebabCase(name), term])).set(
  'open-call',
  'prepare-request',
)
const declaration = /^(?:export )?(?:async )?(?:function|const|let|class|interface|type)\s+(\w+)/gm
const innerDeclaration = /^\s+(?:async )?(?:function|const|let)\s+(\w+)|^\s+(?:readonly |get |async )?(\w+)\??[(:]/gm

const files = execFileSync('git', ['ls-files', 'packages/auth-fetch/src', 'packages/react/src'], { encoding: 'utf8' })
const complaints = files
  .split('\n')
  .filter(Boolean)
  .flatMap((file) => {
    const term = fileNames.get(basename(file).replace(/\.tsx?$/, ''))
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    const inner = [...code.matchAll(innerDeclaration)].map(([, name, member]) => name ?? member ?? '')
    const names = [
      ...[...code.matchAll(declaration)].map(([, name = '']) => name),
      ...inner.filter((name) => !ORDINARY.includes(name)),
    ]
    return [
      ...(term ? [`${file}: rename the file after ${term}`] : []),
      ...names.flatMap((name) => {
        const better = replaced.get(name)
        return better ? [`${file}: rename ${name} to ${better}`] : []
      }),
    ]
  })
for (const complaint of complaints) console.error(complaint)
console.log(`${complaints.length} replaced names in use`)
process.exitCode = complaints.length > 0 ? 1 : 0

/** @param {string} name */
function toKebabCase(name) {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
}
