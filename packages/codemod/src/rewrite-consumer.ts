import { ts } from 'ts-morph'
import { above, findAll, type FunctionNode, functionsAround, isFunction, nameOf, usesOf } from './ast.js'
import type { Edits } from './edits.js'
import type { Bearer } from './find-bearers.js'
import { readSimpleFetcher } from './simple-fetcher.js'

/** The hooks of SWR and TanStack Query, with our replacements. */
const ours: Readonly<Record<string, readonly [name: string, from: string]>> = {
  useSWR: ['useClerkSWR', '@x/react/swr'],
  useSWRImmutable: ['useClerkSWRImmutable', '@x/react/swr'],
  useSWRInfinite: ['useClerkSWRInfinite', '@x/react/swr'],
  useSWRMutation: ['useClerkSWRMutation', '@x/react/swr'],
  useQuery: ['useAuthQuery', '@x/react/query'],
  useSuspenseQuery: ['useAuthSuspenseQuery', '@x/react/query'],
  useInfiniteQuery: ['useAuthInfiniteQuery', '@x/react/query'],
  useMutation: ['useAuthMutation', '@x/react/query'],
}

/** The hook call that a function is passed to. */
interface Consumer {
  readonly call: ts.CallExpression
  readonly fn: FunctionNode
  /** The argument or the property that holds the function. */
  readonly place: ts.Node
  readonly role: 'fetcher' | 'queryFn' | 'mutationFn'
}

/**
 * Replaces the hook that sends a request with ours.
 *
 * @returns `'replaced'` when the hook now sends the request itself; `'context'` when the function gets `authFetch` from the hook;
 *   `'closure'` when it needs `authFetch` from its surroundings
 */
export function rewriteConsumer(
  fetch: ts.CallExpression,
  bearer: Bearer,
  edits: Edits,
  imports: Map<string, string>,
): 'replaced' | 'context' | 'closure' {
  const consumer = findConsumer(fetch)
  if (!consumer) return 'closure'
  const { call, fn, place, role } = consumer
  const [name, from] = ours[call.expression.getText()] ?? []
  if (!name || !from) return 'closure'

  const isOwnName = functionsAround(call).some((one) => nameOf(one) === name)
  const local = isOwnName ? `${name}Base` : name
  imports.set(isOwnName ? `${name} as ${local}` : name, from)
  edits.replaceNode(call.expression, local)

  const simple = bearer.call?.arguments.length === 0 ? readSimpleFetcher(fn, fetch) : undefined
  const declared = ts.isVariableDeclaration(fn.parent)
    ? above(fn.parent, ts.isVariableStatement)
    : ts.isFunctionDeclaration(fn)
      ? fn
      : undefined
  if (simple && role !== 'mutationFn' && mayReplace(consumer, simple.input)) {
    if (simple.type && !call.typeArguments) edits.replace(call.expression.end, call.expression.end, `<${simple.type}>`)
    if (role === 'fetcher') edits.removeItem(place, call.arguments)
    else edits.replaceNode(place, `url: ${simple.input.getText()}`)
    if (declared) edits.removeStatement(declared)
    return 'replaced'
  }
  return !declared && addContext(fn, role, edits) ? 'context' : 'closure'
}

function findConsumer(fetch: ts.CallExpression): Consumer | undefined {
  for (const fn of functionsAround(fetch)) {
    const direct = consumerOf(fn)
    if (direct) return { ...direct, fn }
    const name = nameOf(fn)
    const scope = functionsAround(fn)[0]
    if (!name || !scope) continue
    const uses = usesOf(scope, name).filter((use) => use !== fn.name && use.parent !== fn.parent)
    const [use] = uses
    const named = use && uses.length === 1 ? consumerOf(use) : undefined
    if (named) return { ...named, fn }
  }
  return undefined
}

function consumerOf(node: ts.Node): Omit<Consumer, 'fn'> | undefined {
  const { parent } = node
  if (ts.isCallExpression(parent) && parent.arguments.indexOf(node as ts.Expression) === 1 && isOf(parent, /^useSWR/))
    return { call: parent, place: node, role: 'fetcher' }
  const isProperty = ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)
  const property = isProperty ? parent : ts.isMethodDeclaration(node) ? node : undefined
  const role = property?.name.getText()
  const call = property?.parent.parent
  if (!property || !call || !ts.isCallExpression(call) || !isOf(call, /Query$|^useMutation$/)) return undefined
  return role === 'queryFn' || role === 'mutationFn' ? { call, place: property, role } : undefined
}

function isOf({ expression }: ts.CallExpression, names: RegExp): boolean {
  return names.test(expression.getText()) && expression.getText() in ours
}

/** Whether the hook can fetch the input itself: for SWR it must be the key, for TanStack Query it must not use the function's names. */
function mayReplace({ call, fn, role }: Consumer, input: ts.Expression): boolean {
  const [first] = fn.parameters
  if (role === 'queryFn')
    return !first || (ts.isObjectBindingPattern(first.name) && usesSignalAlone(first.name) && isFree(fn, input))
  if (call.expression.getText() === 'useSWRMutation') return false
  if (ts.isSpreadElement(input)) return first?.dotDotDotToken !== undefined
  if (first)
    return (
      fn.parameters.length === 1 &&
      input.getText() === first.name.getText() &&
      !first.dotDotDotToken &&
      isString(call.arguments[0])
    )
  return input.getText() === call.arguments[0]?.getText()
}

function usesSignalAlone({ elements }: ts.ObjectBindingPattern): boolean {
  return elements.every((element) => element.getText() === 'signal')
}

/** Whether the input uses no name declared in the function. */
function isFree(fn: FunctionNode, input: ts.Expression): boolean {
  const own = findAll(fn, ts.isVariableDeclaration).map(({ name }) => name.getText())
  return !findAll(input, ts.isIdentifier).some(({ text }) => own.includes(text))
}

/** Whether a key is neither an array nor an object. */
function isString(key: ts.Node | undefined): boolean {
  return key !== undefined && !ts.isArrayLiteralExpression(key) && !ts.isObjectLiteralExpression(key)
}

/** Adds `authFetch` to the parameters of an inline function. */
function addContext(fn: FunctionNode, role: Consumer['role'], edits: Edits): boolean {
  const [first, second] = fn.parameters
  const index = role === 'queryFn' ? 0 : 1
  const target = index === 0 ? first : second
  const needsFirst = index === 1 && !first
  if (target) {
    if (!ts.isObjectBindingPattern(target.name) || target.type) return false
    const { elements } = target.name
    const at = elements[0]?.getStart() ?? target.name.getStart() + 1
    edits.replace(at, at, elements.length > 0 ? 'authFetch, ' : ' authFetch ')
    return true
  }
  if (first?.dotDotDotToken) return false
  const added = `${needsFirst ? (role === 'fetcher' ? '_key, ' : '_variables, ') : first ? ', ' : ''}{ authFetch }`
  if (first) {
    const isBare = fn.getText().startsWith(`${first.getText()} =>`) || /^async \w+ =>/.test(fn.getText())
    edits.replace(first.getStart(), first.getStart(), isBare ? '(' : '')
    edits.replace(first.end, first.end, `${added}${isBare ? ')' : ''}`)
    return true
  }
  const open = fn.getSourceFile().text.indexOf('(', fn.getStart())
  edits.replace(open + 1, open + 1, added)
  return isFunction(fn)
}
