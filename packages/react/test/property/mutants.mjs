// Takes one fix after the other out of the source, and asks whether the property test finds that. Run it as `node test/property/mutants.mjs [name]` in packages/react.
/* oxlint-disable no-console -- a command line tool */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'

const runs = Number(process.env.RUNS ?? 1000)
const seeds = (process.env.SEEDS ?? '1,2').split(',')

/** @type {readonly { readonly name: string, readonly library: string, readonly file: string, readonly from: string, readonly to: string }[]} */
const mutants = [
  {
    name: 'select is not wrapped',
    library: 'TanStack Query',
    file: 'src/query/keep-with-owner.ts',
    from: 'if (isFunction(select))',
    to: 'if (false as boolean && isFunction(select))',
  },
  {
    name: 'structuralSharing is not wrapped',
    library: 'TanStack Query',
    file: 'src/query/keep-with-owner.ts',
    from: 'if (isFunction(structuralSharing))',
    to: 'if (false as boolean && isFunction(structuralSharing))',
  },
  {
    name: 'a function for placeholders is not wrapped',
    library: 'TanStack Query',
    file: 'src/query/keep-with-owner.ts',
    from: 'isSameOwner(query, lifetime) ? placeholderData(data, query) : placeholderData()',
    to: 'placeholderData(data, query)',
  },
  {
    name: 'a constant placeholder is not wrapped',
    library: 'queries that wait',
    file: 'src/query/keep-with-owner.ts',
    from: 'if (placeholderData !== undefined)',
    to: 'if (isFunction(placeholderData))',
  },
  {
    name: 'an observer does not forget its data',
    library: 'TanStack Query',
    file: 'src/query/purge-entries.ts',
    from: '  const { options } = observer\n',
    to: '  const { options } = observer\n  if (Number(1)) return\n',
  },
  {
    name: 'the queryHash does not name the owner',
    library: 'TanStack Query',
    file: 'src/query/scope-query-options.ts',
    from: 'draft.queryHash = `${identityKey} ${String(queryHash)}`',
    to: 'draft.queryHash = String(queryHash)',
  },
  {
    name: 'the queryKeyHashFn does not name the owner',
    library: 'TanStack Query',
    file: 'src/query/scope-query-options.ts',
    from: "if (typeof queryKeyHashFn === 'function')",
    to: "if (typeof queryKeyHashFn === 'string')",
  },
  {
    name: 'a mutation delivers what its function returns after its owner is gone',
    library: 'mutations',
    file: 'src/query/bind-mutation.ts',
    from: 'const data = await send(variables, context)\n    lifetime.resolvedOwner?.throwIfEnded()',
    to: 'const data = await send(variables, context)',
  },
  {
    name: 'a waiting mutation is not ended',
    library: 'mutations',
    file: 'src/query/watch-client.ts',
    from: 'endWaitingMutation(mutation)\n  }',
    to: 'void endWaitingMutation\n  }',
  },
  {
    name: 'the queries of who is gone are not removed',
    library: 'TanStack Query',
    file: 'src/query/watch-client.ts',
    from: 'if (isGone(findIdentityKey(query.queryKey))) removeQuery(query)',
    to: 'if (!query) removeQuery(query)',
  },
  {
    name: 'late writes stay in the cache of SWR',
    library: 'SWR',
    file: 'src/swr/watch-cache.ts',
    from: 'guardWrites(cache, (identityKey) => isUnwanted(identityKey, false))',
    to: 'guardWrites(cache, (identityKey) => isUnwanted(identityKey, false) && identityKey.length < 0)',
  },
  {
    name: 'the entries of who is gone stay in the cache of SWR',
    library: 'SWR',
    file: 'src/swr/watch-cache.ts',
    from: 'return identityKey !== undefined && isForeign(identityKey)',
    to: 'return identityKey !== undefined && isForeign(identityKey) && identityKey.length < 0',
  },
  {
    name: 'keepPreviousData goes on with the next owner',
    library: 'SWR',
    file: 'src/swr/auth-middleware.ts',
    from: 'if (name !== undefined) scopedConfig.keepPreviousData = false',
    to: 'if (name === null) scopedConfig.keepPreviousData = false',
  },
]

const chosen = mutants.filter(({ name }) => name.includes(process.argv[2] ?? ''))
const stale = mutants.filter(({ file, from }) => readFileSync(file, 'utf8').split(from).length !== 2)
if (stale.length > 0) {
  console.error(`Not exactly once in the source:\n${stale.map(({ name, file }) => `${file}: ${name}`).join('\n')}`)
  process.exit(2)
}
const changed = execFileSync('git', ['status', '--porcelain', '--', 'src'], { encoding: 'utf8' })
if (changed !== '') {
  console.error(`src has changes; commit them first:\n${changed}`)
  process.exit(2)
}

for (const library of new Set(chosen.map((mutant) => mutant.library))) {
  for (const seed of seeds) {
    const found = runTest(library, seed)
    if (!found) continue
    console.error(`With nothing taken out, ${library} with seed ${seed} fails after ${found.runs} runs: ${found.fault}`)
    process.exit(2)
  }
}

const rows = chosen.map((mutant, index) => {
  const row = { mutant: mutant.name, ...tryMutant(mutant) }
  console.log(`${index + 1}/${chosen.length} ${row.result}: ${row.mutant} (${row.runs} runs of seed ${row.seed})`)
  return row
})
console.table(rows)
process.exitCode = rows.every(({ result }) => result === 'found') ? 0 : 1

/** Seed after seed until one finds it. */
function tryMutant({ library, file, from, to }) {
  const source = readFileSync(file, 'utf8')
  const restore = () => writeFileSync(file, source)
  process.once('exit', restore)
  try {
    writeFileSync(
      file,
      source.replace(from, () => to),
    )
    for (const seed of seeds) {
      const found = runTest(library, seed)
      if (found) return { result: 'found', seed, ...found }
    }
    return { result: 'NOT FOUND', runs, seed: seeds.join(', '), fault: '' }
  } finally {
    restore()
    process.off('exit', restore)
  }
}

/** What the property test finds; `undefined` when it passes. */
function runTest(library, seed) {
  const { status, stdout, stderr } = spawnSync(
    'npx',
    [
      '-y',
      'pnpm@12.21.0',
      'exec',
      'vitest',
      'run',
      '--project',
      'jsdom',
      'test/property/owner.test.tsx',
      '-t',
      library,
      // TanStack Query leaves a rejection unhandled when `structuralSharing` throws after a refetch.
      '--dangerouslyIgnoreUnhandledErrors',
    ],
    { encoding: 'utf8', env: { ...process.env, RUNS: String(runs), SEED: seed, SHRINK: '0', NO_COLOR: '1' } },
  )
  if (status === 0) return undefined
  const output = stdout + stderr
  const count = /Property failed after (\d+) tests/.exec(output)?.[1]
  // Anything else, such as a syntax error, finds nothing.
  if (count === undefined) throw new Error(output)
  return { runs: Number(count), fault: /\+ {3}"(.*), in: /.exec(output)?.[1] ?? output.slice(-3000) }
}
