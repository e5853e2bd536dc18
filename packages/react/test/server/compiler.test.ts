import { transformAsync } from '@babel/core'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const src = new URL('../../src/', import.meta.url)

const files = readdirSync(src, { recursive: true })
  .map(String)
  .filter((file) => /\.tsx?$/.test(file))

/** Compiles a file with the React Compiler; it throws where the compiler would leave a hook as it is. */
async function compile(file: string): Promise<string[]> {
  const compiled: string[] = []
  await transformAsync(readFileSync(new URL(file, src), 'utf8'), {
    filename: file,
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: ['typescript', 'jsx'] },
    plugins: [
      [
        'babel-plugin-react-compiler',
        {
          panicThreshold: 'all_errors',
          logger: {
            logEvent(_file: string, event: { readonly kind: string; readonly fnName?: string | null }) {
              if (event.kind === 'CompileSuccess') compiled.push(String(event.fnName))
            },
          },
        },
      ],
    ],
  })
  return compiled
}

it('the React Compiler bails out of no hook but the one that asks it to', async () => {
  const outcomes = await Promise.allSettled(files.map(compile))
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []))
  expect(failures).toEqual([])
  const compiled = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []))
  const hooks = [
    'useScopedSWR',
    'useScopedSWRMutation',
    'useScopedQuery',
    'useScopedMutation',
    'useScopedSuspenseQuery',
    'useScope',
  ]
  expect(compiled).toEqual(expect.arrayContaining(hooks))
  const leftAlone = files.filter((file) => readFileSync(new URL(file, src), 'utf8').includes("'use no memo'"))
  expect(leftAlone.sort()).toEqual(['clerk/use-clerk-scope.ts', 'fetch/auth-fetch-provider.tsx'])
})

it('tells of a hook that breaks the rules', async () => {
  const broken = 'export function useBroken(on) { if (on) useState() }'
  const attempt = transformAsync(broken, {
    filename: 'broken.js',
    babelrc: false,
    configFile: false,
    plugins: [['babel-plugin-react-compiler', { panicThreshold: 'all_errors' }]],
  })
  await expect(attempt).rejects.toThrow(/Hooks must always be called/)
})
