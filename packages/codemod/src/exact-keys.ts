import { ts } from 'ts-morph'
import { bare, declarationOf, findAll, parse, propertyOf } from './ast.js'
import { note, type Note } from './notes.js'

const hooks = /^(?:useClerkSWR\w*|useAuth(?:Suspense|Infinite)?Query(?:Options)?)$/
const byKey = /^(?:[gs]etQueryData|getQueryState|mutate|preload)$/
const byOptions = /^(?:fetch|prefetch|ensure)(?:Infinite)?Query(?:Data)?$/

/** Returns the first parts of the keys of our hooks in a file. The hooks add the identity to these keys. */
export function keysOfHooks(text: string, path: string): string[] {
  if (!/useClerkSWR|useAuth\w*Query/.test(text)) return []
  return findAll(parse(text, path), ts.isCallExpression)
    .filter(({ expression }) => hooks.test(expression.getText()))
    .flatMap(({ arguments: [first] }) => {
      const key = first && ts.isObjectLiteralExpression(first) ? queryKeyOf(first) : first
      return key ? [beginningOf(key)] : []
    })
}

/** Returns notes about calls that use the exact key of an entry, and so do not find the entry of our hooks. */
export function findExactKeys(text: string, path: string, keys: readonly string[]): Note[] {
  if (keys.length === 0 || !/QueryData|QueryState|mutate|preload|Query\(|exact/.test(text)) return []
  return findAll(parse(text, path), ts.isCallExpression)
    .filter((call) => {
      const key = exactKeyOf(call)
      return key && keys.includes(beginningOf(key))
    })
    .map((call) => note('exact-key', call))
}

function exactKeyOf(call: ts.CallExpression): ts.Expression | undefined {
  const { expression } = call
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()
  const [first] = call.arguments
  if (!first || hooks.test(name)) return undefined
  if (byKey.test(name)) return isOurs(call, name) ? undefined : first
  if (!ts.isObjectLiteralExpression(first)) return undefined
  const isExact = propertyOf(first, 'exact')?.getText().endsWith('true') ?? false
  return isExact || byOptions.test(name) ? queryKeyOf(first) : undefined
}

/** Whether it is our `useClerkMutate()`, which accepts the same keys as the hooks. */
function isOurs(call: ts.CallExpression, name: string): boolean {
  return declarationOf(call, name)?.initializer?.getText().startsWith('useClerkMutate(') ?? false
}

function queryKeyOf(options: ts.ObjectLiteralExpression): ts.Expression | undefined {
  const property = propertyOf(options, 'queryKey')
  if (!property) return undefined
  if (ts.isPropertyAssignment(property)) return property.initializer
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined
}

/** Returns the first part of a key in a normalized form, without interpolated values. */
function beginningOf(key: ts.Expression): string {
  const node = bare(key)
  if (ts.isArrayLiteralExpression(node) && node.elements[0]) return beginningOf(node.elements[0])
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return beginningOf(node.body)
  if (ts.isConditionalExpression(node)) return beginningOf(node.whenTrue)
  if (ts.isBinaryExpression(node)) return beginningOf(node.right)
  if (ts.isStringLiteralLike(node)) return `'${node.text}'`
  if (ts.isTemplateExpression(node)) return `'${node.head.text}\${}'`
  return ts.isCallExpression(node) ? `${node.expression.getText()}()` : node.getText()
}
