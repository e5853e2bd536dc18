import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as query from '../../src/query.js'
import * as swr from '../../src/swr.js'

const src = new URL('../../src/', import.meta.url)

/** The modules of the package that an entry reaches, each with its text. */
function reach(file: URL, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(file.pathname)) return seen
  const text = readFileSync(file, 'utf8').replace(/\/\*\*.*?\*\//gs, '')
  seen.set(file.pathname, text)
  for (const [, path = ''] of text.matchAll(/from '(\.[^']+)\.js'/g)) {
    const found = ['.ts', '.tsx'].map((ending) => new URL(path + ending, file)).find((url) => existsSync(url))
    if (!found) throw new Error(`${path} of ${file.pathname} is not there`)
    reach(found, seen)
  }
  return seen
}

function packagesOf(entry: string): string[] {
  const texts = [...reach(new URL(entry, src)).values()].join('\n')
  return [...new Set([...texts.matchAll(/from '([^.'][^']*)'/g)].map(([, name = '']) => name))].sort()
}

describe('the subpaths import no Clerk package, and only the library that they name', () => {
  it.each([
    ['fetch.ts', ['@x/auth-fetch', 'react']],
    [
      'swr.ts',
      [
        '@x/auth-fetch',
        'react',
        'swr',
        'swr/_internal',
        'swr/immutable',
        'swr/infinite',
        'swr/mutation',
        'swr/subscription',
      ],
    ],
    ['query.ts', ['@tanstack/react-query', '@x/auth-fetch', 'react']],
  ])('%s', (entry, expected) => {
    expect(packagesOf(entry)).toEqual(expected)
  })

  it('only the root entry imports Clerk', () => {
    expect(packagesOf('index.ts')).toContain('@clerk/clerk-react')
  })
})

it("'use client' heads each file that calls React, and no entry and no file that a server may call", () => {
  for (const [path, text] of reach(new URL('index.ts', src))) {
    const callsReact = /import \{[^}]*\buse[A-Z]\w*[^}]*\} from|createContext\(/.test(
      text.replace(/import type[^\n]*\n/g, ''),
    )
    const isEntry = !path.slice(src.pathname.length).includes('/')
    const isClient = text.startsWith("'use client'")
    const isWrong = isEntry ? isClient : callsReact && !isClient
    expect([path, isWrong]).toEqual([path, false])
  }
  for (const file of ['query/query-key.ts', 'query/auth-query-options.ts', 'swr/clerk-swr-key.ts']) {
    for (const [path, text] of reach(new URL(file, src)))
      expect([path, text.includes("'use client'")]).toEqual([path, false])
  }
})

it('the names of the subpaths', () => {
  expect(Object.keys(swr)).toMatchInlineSnapshot(`
    [
      "authFetcher",
      "clerkSWRInfiniteKey",
      "clerkSWRKey",
      "useClerkMutate",
      "useClerkSWR",
      "useClerkSWRImmutable",
      "useClerkSWRInfinite",
      "useClerkSWRMutation",
      "useClerkSWRSubscription",
    ]
  `)
  expect(Object.keys(query)).toMatchInlineSnapshot(`
    [
      "authQueryKey",
      "authInfiniteQueryOptions",
      "authQueryOptions",
      "useAuthInfiniteQuery",
      "useAuthMutation",
      "useAuthQueries",
      "useAuthSuspenseQueries",
      "useAuthQuery",
      "useAuthQueryClient",
      "useAuthQueryFn",
      "useAuthInfiniteQueryOptions",
      "useAuthQueryOptions",
      "useAuthSuspenseInfiniteQuery",
      "useAuthSuspenseQuery",
    ]
  `)
})
