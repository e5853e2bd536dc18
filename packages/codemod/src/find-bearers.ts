import { ts } from 'ts-morph'
import { above, bare, declarationOf, findAll, functionsAround, isFunction, keyOf, propertyOf } from './ast.js'

/** A Bearer header in the code. */
export interface Bearer {
  /** The header: a property of an object, or the arguments of `headers.set`. */
  readonly node: ts.PropertyAssignment | ts.CallExpression
  /** The `getToken()` call that its token comes from; `undefined` when it was not found. */
  readonly call: ts.CallExpression | undefined
  readonly origin: Origin
}

/** The source of a `getToken`. */
export type Origin = 'hook' | 'clerk' | 'server' | 'parameter' | 'module' | 'unknown'

export function findBearers(file: ts.SourceFile): Bearer[] {
  const found: Bearer[] = []
  const visit = (node: ts.Node): void => {
    const value = headerValue(node)
    const token = value && bearerOf(value)
    if (token) found.push({ node: node as Bearer['node'], ...trace(bare(token)) })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function headerValue(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node) && keyOf(node)?.toLowerCase() === 'authorization') return node.initializer
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  const [name, value] = node.arguments
  const isSet = ['set', 'append'].includes(node.expression.name.text)
  return isSet && name && ts.isStringLiteral(name) && name.text.toLowerCase() === 'authorization' ? value : undefined
}

/** Returns the expression after `Bearer`. */
function bearerOf(value: ts.Expression): ts.Expression | undefined {
  if (ts.isTemplateExpression(value)) {
    const [span, ...more] = value.templateSpans
    return /^bearer $/i.test(value.head.text) && span && more.length === 0 ? span.expression : undefined
  }
  if (ts.isConditionalExpression(value)) return bearerOf(value.whenTrue)
  if (!ts.isBinaryExpression(value) || !ts.isStringLiteral(value.left)) return undefined
  return /^bearer $/i.test(value.left.text) ? value.right : undefined
}

function trace(token: ts.Expression): Pick<Bearer, 'call' | 'origin'> {
  if (ts.isCallExpression(token)) return isGetToken(token) ? { call: token, origin: originOf(token) } : unseen
  if (!ts.isIdentifier(token)) return unseen
  const declaration = declarationOf(token, token.text)
  if (!declaration) return unseen
  const isModules = !above(declaration, isFunction)
  const from = declaration.initializer && bare(declaration.initializer)
  if (isModules || !from || !ts.isCallExpression(from) || !isGetToken(from))
    return isModules ? { call: undefined, origin: 'module' } : unseen
  return { call: from, origin: originOf(from) }
}

const unseen = { call: undefined, origin: 'unknown' } as const

export function isGetToken({ expression }: ts.CallExpression): boolean {
  return expression.getText().endsWith('getToken')
}

function originOf(call: ts.CallExpression): Origin {
  const callee = call.expression
  const root = ts.isPropertyAccessExpression(callee) ? callee.expression : callee
  if (/\b(?:Clerk|clerk)\b/.test(root.getText()) || /\bsession\b/.test(root.getText())) return 'clerk'
  if (/\bauth\(\)/.test(root.getText())) return 'server'
  if (ts.isCallExpression(root)) return root.expression.getText() === 'useAuth' ? 'hook' : 'unknown'
  if (!ts.isIdentifier(root)) return 'unknown'
  const from = declarationOf(call, root.text)?.initializer
  const maker = from && bare(from)
  if (maker && ts.isCallExpression(maker)) {
    const name = maker.expression.getText()
    return name === 'useAuth' ? 'hook' : name === 'auth' ? 'server' : 'unknown'
  }
  const isParameter = functionsAround(call).some((fn) =>
    fn.parameters.some((one) => one.name.getText().includes(root.text)),
  )
  return isParameter ? 'parameter' : 'unknown'
}

/** Returns the fetch calls that send a Bearer header; none when it is used elsewhere. */
export function findFetches({ node }: Bearer): ts.CallExpression[] {
  if (ts.isCallExpression(node)) {
    const holder = (node.expression as ts.PropertyAccessExpression).expression // See headerValue().
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

/** Returns the fetch calls in a node's function that use a variable as init or headers. */
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

/** Returns the component or hook around a node that calls `useAuth`. */
export function hookAround(node: ts.Node): ts.Node | undefined {
  return functionsAround(node).find((fn) =>
    findAll(fn, ts.isCallExpression).some(
      (call) => call.expression.getText() === 'useAuth' && above(call, isFunction) === fn,
    ),
  )
}
