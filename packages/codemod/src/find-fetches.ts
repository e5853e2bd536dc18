import { ts } from 'ts-morph'
import { above, findAll, functionsAround, isFunction, keyOf, propertyOf } from './ast.js'
import type { Bearer } from './find-bearers.js'

/** The calls of fetch that a Bearer header goes to; none when it goes elsewhere. */
export function findFetches({ node }: Bearer): ts.CallExpression[] {
  if (ts.isCallExpression(node)) {
    const holder = (node.expression as ts.PropertyAccessExpression).expression // see headerValue
    return ts.isIdentifier(holder) ? fetchesWith(node, holder.text) : []
  }
  const headers = node.parent
  const { parent } = headers
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return fetchesWith(node, parent.name.text)
  if (ts.isNewExpression(parent) && ts.isVariableDeclaration(parent.parent))
    return fetchesWith(node, parent.parent.name.getText())
  if (!ts.isPropertyAssignment(parent) || keyOf(parent) !== 'headers') return []
  const holder = parent.parent.parent
  if (ts.isCallExpression(holder)) return isFetch(holder) ? [holder] : []
  return ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? fetchesWith(node, holder.name.text) : []
}

/** The calls of fetch, in the function of a node, whose init or headers are a variable. */
function fetchesWith(node: ts.Node, name: string): ts.CallExpression[] {
  const scope = above(node, isFunction)
  if (!scope) return []
  return findAll(scope, ts.isCallExpression).filter((call) => {
    const init = call.arguments.at(-1)
    if (!isFetch(call) || !init) return false
    if (ts.isIdentifier(init)) return init.text === name
    const headers = ts.isObjectLiteralExpression(init) ? propertyOf(init, 'headers') : undefined
    if (!headers) return false
    return ts.isShorthandPropertyAssignment(headers)
      ? headers.name.text === name
      : ts.isPropertyAssignment(headers) && headers.initializer.getText() === name
  })
}

function isFetch({ expression }: ts.CallExpression): boolean {
  return /^(?:window\.|globalThis\.|self\.)?fetch$/.test(expression.getText())
}

/** The component or hook that calls `useAuth` for a node. */
export function hookAround(node: ts.Node): ts.Node | undefined {
  return functionsAround(node).find((fn) =>
    findAll(fn, ts.isCallExpression).some(
      (call) => call.expression.getText() === 'useAuth' && above(call, isFunction) === fn,
    ),
  )
}
