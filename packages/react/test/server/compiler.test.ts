import { transformAsync, type NodePath } from '@babel/core'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const src = new URL('../../src/', import.meta.url)

const sources = readdirSync(src, { recursive: true })
  .map(String)
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(new URL(file, src), 'utf8') }))

/** The compiler knows a hook by the name that it is given to, and does not look for it behind a cast. */
const withoutCasts = {
  visitor: {
    Program(program: NodePath) {
      program.traverse({ TSAsExpression: (cast) => void cast.replaceWith(cast.node.expression) })
    },
  },
}

/** Compiles a file with the React Compiler; it throws where the compiler would leave a hook as it is. */
async function countCompiled(file: string, text: string): Promise<number> {
  let compiled = 0
  await transformAsync(text, {
    filename: file,
    babelrc: false,
    configFile: false,
    parserOpts: { plugins: ['typescript', 'jsx'] },
    plugins: [
      withoutCasts,
      [
        'babel-plugin-react-compiler',
        {
          panicThreshold: 'all_errors',
          logger: {
            logEvent(_file: string, { kind }: { readonly kind: string }) {
              if (kind === 'CompileSuccess') compiled += 1
            },
          },
        },
      ],
    ],
  })
  return compiled
}

/** The hooks of a file: all but those within SWR's middleware, which call the hook that they are given. */
function hooksOf(text: string): string[] {
  const declared = text.matchAll(/^(?:export )?(?:function |const (?=[^=]*= \())(use[A-Z]\w*)/gm)
  return [...new Set([...declared].map(([, name = '']) => name))]
}

it('the React Compiler skips only the hooks that opt out', async () => {
  const leftAlone = sources.filter(({ text }) => text.includes("'use no memo'"))
  expect(leftAlone.map(({ file }) => file).sort()).toEqual([
    'auth/session-context.ts',
    'clerk/find-clerk-session.ts',
    'fetch/auth-fetch-provider.tsx',
  ])
  const counts = await Promise.all(
    sources
      .filter((source) => !leftAlone.includes(source))
      .map(async ({ file, text }) => ({ file, hooks: hooksOf(text), compiled: await countCompiled(file, text) })),
  )
  expect(counts.filter(({ hooks, compiled }) => compiled < hooks.length)).toEqual([])
  expect(counts.flatMap(({ hooks }) => hooks)).toEqual(
    expect.arrayContaining([
      'useClerkSWR',
      'useClerkSWRImmutable',
      'useClerkSWRInfinite',
      'useClerkSWRMutation',
      'useClerkMutate',
      'useScopedCall',
      'useScopedResult',
      'useScopedTrigger',
      'useAuthQuery',
      'useAuthSuspenseQuery',
      'useAuthInfiniteQuery',
      'useAuthQueries',
      'useAuthMutation',
      'useAuthQueryOptions',
      'useAuthQueryFn',
      'useAuthFetch',
      'useAuthIdentity',
    ]),
  )
})

it('the compiler check reports a hook that breaks the rules', async () => {
  const broken = 'export function useBroken(on) { if (on) useState() }'
  await expect(countCompiled('broken.ts', broken)).rejects.toThrow(/Hooks must always be called/)
})
