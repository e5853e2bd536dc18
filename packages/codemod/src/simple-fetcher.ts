import { ts } from 'ts-morph'
import { bare, type FunctionNode, isFunction } from './ast.js'
import { isGetToken } from './find-bearers.js'

/** The request of a function that only fetches JSON. */
export interface SimpleFetch {
  readonly input: ts.Expression
  /** The declared type of the JSON. */
  readonly type: string | undefined
}

/** Returns the request of a function that only sends it with a token, checks `ok`, and returns the JSON; else `undefined`. */
export function readSimpleFetcher(fn: FunctionNode, fetch: ts.CallExpression): SimpleFetch | undefined {
  const { body } = fn
  const [input, init] = fetch.arguments
  if (!body || !input || !isPlainInit(init)) return undefined
  const statements = ts.isBlock(body) ? [...body.statements] : [body]
  if (!statements.every((statement) => isPlain(statement))) return undefined
  return { input, type: typeOf(fn) }
}

/** Whether the init contains only headers that a GET does not need, or the query's signal. */
function isPlainInit(init: ts.Expression | undefined): boolean {
  if (!init) return true
  if (!ts.isObjectLiteralExpression(init)) return false
  return init.properties.every((property) => {
    const name = property.name?.getText()
    if (name === 'signal') return true
    if (name === 'method') return /^method:\s*['"]GET['"]$/i.test(property.getText())
    if (name !== 'headers' || !ts.isPropertyAssignment(property)) return false
    const headers = property.initializer
    return (
      ts.isObjectLiteralExpression(headers) &&
      headers.properties.every((header) =>
        /^(?:authorization|content-type|accept)$/i.test(header.name?.getText().replace(/['"]/g, '') ?? ''),
      )
    )
  })
}

function isPlain(node: ts.Statement | ts.Expression): boolean {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.every(({ initializer }) => initializer && isPlainExpression(initializer))
  }
  if (ts.isReturnStatement(node)) return node.expression !== undefined && isPlainExpression(node.expression)
  if (ts.isIfStatement(node))
    return /^!\w+\.ok$|^\w+\.ok === false$/.test(node.expression.getText()) && throws(node.thenStatement)
  return ts.isExpression(node) && isPlainExpression(node)
}

/** Whether it is a token, a response, its JSON, or a variable. */
function isPlainExpression(expression: ts.Expression): boolean {
  const node = bare(expression)
  if (ts.isIdentifier(node)) return true
  if (!ts.isCallExpression(node)) return false
  if (isGetToken(node)) return node.arguments.length === 0
  const callee = node.expression
  if (/^(?:window\.|globalThis\.)?fetch$/.test(callee.getText())) return true
  if (!ts.isPropertyAccessExpression(callee)) return false
  if (callee.name.text === 'json') return isPlainExpression(callee.expression)
  const [then] = node.arguments
  return (
    callee.name.text === 'then' &&
    isPlainExpression(callee.expression) &&
    !!then &&
    isFunction(then) &&
    isJsonThen(then)
  )
}

function isJsonThen(then: FunctionNode): boolean {
  const { body } = then
  if (!body) return false
  const statements = ts.isBlock(body) ? [...body.statements] : [body]
  return statements.every((statement) => isPlain(statement))
}

function throws(node: ts.Statement): boolean {
  if (ts.isThrowStatement(node)) return true
  return (
    ts.isBlock(node) &&
    node.statements.length > 0 &&
    node.statements.every((one) => throws(one) || ts.isVariableStatement(one))
  )
}

function typeOf({ type, body }: FunctionNode): string | undefined {
  if (type && ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Promise')
    return type.typeArguments?.[0]?.getText()
  return body && / as ((?:\w|[.[\]<>])+);?\s*\}?$/.exec(body.getText())?.[1]
}
