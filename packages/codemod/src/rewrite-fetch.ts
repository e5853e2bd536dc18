import { ts } from 'ts-morph'
import { above, findAll, keyOf } from './ast.js'
import type { Edits } from './edits.js'
import type { Bearer } from './find-bearers.js'

/** Rewrites a fetch call to `authFetch`: without the header, and with the options of `getToken()` as `auth`. */
export function rewriteFetch(fetch: ts.CallExpression, { node, call }: Bearer, edits: Edits): void {
  edits.replaceNode(fetch.expression, 'authFetch')
  const asked = call?.arguments[0]
  const init = fetch.arguments.at(-1)
  const auth = asked && ts.isObjectLiteralExpression(asked) ? `auth: ${asked.getText()}` : undefined

  if (ts.isCallExpression(node)) {
    const statement = above(node, ts.isExpressionStatement)
    if (statement) edits.removeStatement(statement)
    if (auth && init && ts.isObjectLiteralExpression(init)) addFirst(init, auth, edits)
    return
  }
  const headers = node.parent
  const owner = headers.parent
  const isInline = ts.isPropertyAssignment(owner) && owner.parent === init
  if (headers.properties.length > 1 || !isInline) {
    const onlyOwn = headers.properties.length === 1 && ts.isVariableDeclaration(owner)
    if (onlyOwn && removeHeadersVariable(fetch, owner, edits)) return
    edits.removeItem(node, headers.properties)
    if (auth && init && ts.isObjectLiteralExpression(init)) addFirst(init, auth, edits)
    return
  }
  const object = owner.parent
  if (auth) edits.replaceNode(owner, auth)
  else if (object.properties.length > 1) edits.removeItem(owner, object.properties)
  else edits.removeItem(object, fetch.arguments)
}

/** Removes a variable that holds only the header, and its use. */
function removeHeadersVariable(fetch: ts.CallExpression, variable: ts.VariableDeclaration, edits: Edits): boolean {
  const statement = above(variable, ts.isVariableStatement)
  const init = fetch.arguments.at(-1)
  if (!statement || statement.declarationList.declarations.length > 1 || !init || !ts.isObjectLiteralExpression(init))
    return false
  const property = init.properties.find((one) => keyOf(one) === 'headers')
  const name = variable.name.getText()
  const scope = above(statement, ts.isBlock)
  const uses = scope ? findAll(scope, ts.isIdentifier).filter(({ text }) => text === name).length : 0
  const own = property && ts.isShorthandPropertyAssignment(property) ? 2 : name === 'headers' ? 3 : 2
  if (!property || uses > own) return false
  edits.removeStatement(statement)
  if (init.properties.length > 1) edits.removeItem(property, init.properties)
  else edits.removeItem(init, fetch.arguments)
  return true
}

function addFirst(object: ts.ObjectLiteralExpression, property: string, edits: Edits): void {
  const at = object.getStart() + 1
  edits.replace(at, at, object.properties.length > 0 ? ` ${property},` : ` ${property} `)
}
