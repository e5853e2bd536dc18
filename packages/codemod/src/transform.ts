import { ts } from 'ts-morph'
import { above, findAll, functionsAround, isFunction, nameOf, parse } from './ast.js'
import { createEdits } from './edits.js'
import { findExactKeys, keysOfHooks } from './exact-keys.js'
import { type Bearer, findBearers, findFetches, hookAround, isGetToken } from './find-bearers.js'
import { note, type Note } from './notes.js'
import { rewriteConsumer } from './rewrite-consumer.js'
import { rewriteFetch } from './rewrite-fetch.js'
import { tidy } from './tidy.js'

/** The result of the codemod for a file. */
export interface Result {
  readonly text: string
  readonly notes: readonly Note[]
  /** The other origins that the file's requests go to. */
  readonly origins: readonly string[]
  /** The first parts of its hooks' keys: calls in other files with such an exact key no longer find the entry. */
  readonly keys: readonly string[]
}

/**
 * Moves the hand-written token wrappers of one file to `@x/react`.
 *
 * @param text the content of the file
 * @param path its path, whose extension decides how it is parsed
 * @returns the new text, unchanged when there is nothing to do, and the notes
 */
export function transform(text: string, path: string): Result {
  const moved = move(text, path)
  const keys = keysOfHooks(moved.text, path)
  const notes = [...moved.notes, ...findExactKeys(text, path, keys)]
  return { ...moved, keys, notes: notes.toSorted((one, other) => one.line - other.line) }
}

function move(text: string, path: string): Omit<Result, 'keys'> {
  if (!/getToken|Authorization/i.test(text)) return { text, notes: [], origins: [] }
  const file = parse(text, path)
  const notes: Note[] = []
  const edits = createEdits(file)
  const imports = new Map<string, string>()
  const hooks = new Set<ts.Node>()
  const origins = new Set<string>()

  for (const bearer of findBearers(file)) {
    const fetches = findFetches(bearer)
    const hook = bearer.origin === 'hook' ? hookAround(bearer.node) : undefined
    if (!hook || fetches.length === 0) {
      if (bearer.origin !== 'unknown' || text.includes('getToken')) notes.push(describe(bearer, fetches.length > 0))
      continue
    }
    for (const fetch of fetches) {
      for (const origin of originsOf(hook)) origins.add(origin)
      const consumer = rewriteConsumer(fetch, bearer, edits, imports)
      if (consumer === 'replaced') continue
      rewriteFetch(fetch, bearer, edits)
      if (consumer === 'closure') hooks.add(hook)
    }
  }
  for (const hook of hooks) addAuthFetch(hook, edits, imports)
  notes.push(...keysWithTokens(file))

  const changed = edits.apply()
  if (changed === text) return { text, notes, origins: [] }
  const { text: tidied, noLongerAsync } = tidy(changed, path, imports)
  for (const name of noLongerAsync) {
    const hook = findAll(file, isFunction).find((fn) => nameOf(fn) === name)
    if (hook) notes.push(note('no-longer-async', hook))
  }
  return { text: tidied, notes, origins: [...origins] }
}

/** Returns the origins at the start of a hook's strings. */
function originsOf(hook: ts.Node): string[] {
  return [...hook.getText().matchAll(/[`'"](https?:\/\/[^/`'"$\s]+)/g)].flatMap(([, origin]) => origin ?? [])
}

function describe({ node, origin }: Bearer, isFetch: boolean): Note {
  if (origin === 'module') return note('module-token', node)
  if (origin === 'clerk') return note('outside-react', node)
  if (origin === 'server') return note('server', node)
  if (origin === 'parameter') return note('passed-on', node)
  return note(isFetch || origin === 'unknown' ? 'by-hand' : 'client', node)
}

/** Adds a call of `useAuthFetch` next to `useAuth`, and replaces `getToken` in dependency arrays. */
function addAuthFetch(hook: ts.Node, edits: ReturnType<typeof createEdits>, imports: Map<string, string>): void {
  const useAuth = findAll(hook, ts.isCallExpression).find(
    (call) => call.expression.getText() === 'useAuth' && above(call, isFunction) === hook,
  )
  const statement = useAuth && above(useAuth, ts.isVariableStatement)
  if (!statement) return
  const isThere = /\bauthFetch = useAuthFetch\(\)/.test(hook.getText())
  if (!isThere) {
    const indent = /[ \t]*$/.exec(statement.getSourceFile().text.slice(0, statement.getStart()))?.[0] ?? ''
    edits.replace(statement.getStart(), statement.getStart(), `const authFetch = useAuthFetch()\n${indent}`)
    imports.set('useAuthFetch', '@x/react/fetch')
  }
  for (const call of findAll(hook, ts.isCallExpression)) {
    const list = call.arguments[1]
    if (!/^(?:React\.)?use(?:Effect|LayoutEffect|Callback|Memo)$/.test(call.expression.getText())) continue
    if (!list || !ts.isArrayLiteralExpression(list)) continue
    const names = list.elements.map((element) => element.getText())
    if (!names.some((name) => name === 'getToken' || name.endsWith('.getToken'))) continue
    const kept = names.filter((name) => name !== 'authFetch' && !name.endsWith('getToken'))
    edits.replaceNode(list, `[${['authFetch', ...kept].join(', ')}]`)
  }
}

/** Returns notes about keys of SWR and TanStack Query that contain a token. */
function keysWithTokens(file: ts.SourceFile): Note[] {
  return findAll(file, ts.isArrayLiteralExpression)
    .filter(({ parent, elements }) => {
      const isKey =
        (ts.isPropertyAssignment(parent) && parent.name.getText() === 'queryKey') ||
        (ts.isCallExpression(parent) && parent.expression.getText().startsWith('useSWR')) ||
        (ts.isConditionalExpression(parent) &&
          ts.isCallExpression(parent.parent) &&
          parent.parent.expression.getText().startsWith('useSWR'))
      return isKey && elements.some((element) => isToken(element))
    })
    .map((list) => note('token-in-key', list))
}

function isToken(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return /^(?:token|jwt|accessToken|sessionToken)$/i.test(node.text)
  return ts.isCallExpression(node) && isGetToken(node) && functionsAround(node).length > 0
}
