import type { Rule, Scope } from 'eslint'
import type { CallExpression } from 'estree'
import {
  calleeName,
  findVariable,
  functionOf,
  importOf,
  isFunction,
  isWrapper,
  parentOf,
  unwrap,
  type Node,
} from '../ast.js'

/** Callers of a callback that run it before they return, or with the promise that is awaited. */
const IMMEDIATE =
  /^(?:map|flatMap|forEach|filter|reduce|some|every|find|sort|then|catch|finally|Promise|startTransition)$/
/** What makes a client that keeps its headers. */
const CLIENT = /^create$|^extend$|^create\w*(?:Client|Api|Instance|Link)$|^[A-Z]\w*(?:Client|Api|Sdk|SDK|Link)$/

type Captured = 'module' | 'stored' | 'closure'

/**
 * Reports tokens that are kept longer than one request: in a module, in state, in a ref, in a client's defaults, or in a function that
 * runs later. A token lives for 60 seconds, so later requests send an expired one.
 */
export const noCapturedToken: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow tokens that are kept longer than one request',
      url: 'https://github.com/x/auth-fetch/tree/main/packages/eslint-plugin#no-captured-token',
    },
    messages: {
      module:
        'This token is read once, when the module loads, and expires after 60 seconds. Call getToken() for each request.',
      stored:
        'This token is stored and expires after 60 seconds. Call getToken() for each request instead of keeping its result.',
      closure:
        'A function that runs later uses this token, which expires after 60 seconds. Call getToken() inside that function.',
    },
    schema: [],
  },
  create: (context) => ({
    CallExpression(node) {
      const captured = isGetToken(node, context) && followValue(node, context)
      if (captured) context.report({ node, messageId: captured })
    },
  }),
}

/** Whether the call is Clerk's `getToken`. Other packages, such as Firebase, export a function of that name. */
function isGetToken(call: CallExpression, context: Rule.RuleContext): boolean {
  if (calleeName(call) !== 'getToken') return false
  const callee = unwrap(call.callee as Node)
  const source = callee.type === 'Identifier' ? importOf(findVariable(callee, context))?.source : undefined
  return source === undefined || /^(?:@clerk\/|[.~#]|@\/)/.test(source)
}

/** Follows a value from its expression to where it is kept, or returns `undefined` if it is only used. */
function followValue(node: Node, context: Rule.RuleContext): Captured | undefined {
  const parent = parentOf(node)
  switch (parent.type) {
    case 'AwaitExpression':
    case 'TemplateLiteral':
    case 'LogicalExpression':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'SpreadElement':
      return followValue(parent, context)
    case 'BinaryExpression':
      return parent.operator === '+' ? followValue(parent, context) : undefined
    case 'ConditionalExpression':
      return parent.test === node ? undefined : followValue(parent, context)
    case 'Property':
      return parent.value === node ? followValue(parent, context) : undefined
    case 'VariableDeclarator':
      if (!functionOf(context.sourceCode.getScope(parent))) return 'module'
      return parent.id.type === 'Identifier'
        ? followVariable(context.sourceCode.getDeclaredVariables(parent)[0], context)
        : undefined
    case 'AssignmentExpression':
      return parent.right === node ? followAssignment(parent.left as Node, context) : undefined
    case 'MemberExpression':
      return followThen(parent, context)
    case 'CallExpression':
    case 'NewExpression':
      return (parent.callee as Node) === node ? undefined : followArgument(parent, context)
    default:
      return isWrapper(parent) ? followValue(parent, context) : undefined
  }
}

function followVariable(variable: Scope.Variable | undefined, context: Rule.RuleContext): Captured | undefined {
  if (!variable) return undefined
  for (const identifier of readsOf(variable)) {
    const isLater = functionsAround(identifier, variable).some((each) => isKept(each, context))
    const captured = isLater ? 'closure' : followValue(identifier, context)
    if (captured) return captured
  }
  return undefined
}

/** A variable or object of an outer function outlives the request; one of the same function, such as axios's `config`, does not. */
function followAssignment(left: Node, context: Rule.RuleContext): Captured | undefined {
  const root = rootOf(left)
  const variable = root.type === 'Identifier' ? findVariable(root, context) : undefined
  const isOuter = variable?.scope.variableScope !== context.sourceCode.getScope(left).variableScope
  if (isOuter || !functionOf(variable.scope)) return 'stored'
  return left.type === 'Identifier' ? followVariable(variable, context) : undefined
}

/** Follows the token into the callback of `getToken().then()`. */
function followThen(member: Node, context: Rule.RuleContext): Captured | undefined {
  const call = parentOf(member)
  if (call.type !== 'CallExpression' || call.callee !== member || calleeName(call) !== 'then') return undefined
  const callback = call.arguments[0] as Node | undefined
  if (callback?.type === 'Identifier') return isStateSetter(callback, context) ? 'stored' : undefined
  if (!callback || !isFunction(callback)) return undefined
  const [token] = context.sourceCode.getDeclaredVariables(callback).filter(({ defs }) => defs[0]?.type === 'Parameter')
  return followVariable(token, context)
}

function followArgument(call: Node, context: Rule.RuleContext): Captured | undefined {
  if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return undefined
  const name = calleeName(call) ?? ''
  const isStorage = name === 'setItem'
  const isState = name === 'useState' || name === 'useRef' || isStateSetter(call.callee as Node, context)
  if (isStorage || isState) return 'stored'
  return CLIENT.test(name) && !isAwaited(call) ? followValue(call, context) : undefined
}

/** Whether an identifier is the second element of `useState()`. */
function isStateSetter(node: Node, context: Rule.RuleContext): boolean {
  const definition = node.type === 'Identifier' ? findVariable(node, context)?.defs[0] : undefined
  if (definition?.type !== 'Variable' || definition.node.id.type !== 'ArrayPattern') return false
  const { id, init } = definition.node
  return init?.type === 'CallExpression' && calleeName(init) === 'useState' && id.elements[1] === definition.name
}

/** Whether a function outlives the one that makes it: it is returned, stored, or passed to something that runs it later. */
function isKept(node: Node, context: Rule.RuleContext, seen: readonly Scope.Variable[] = []): boolean {
  const parent = parentOf(node)
  if (node.type === 'FunctionDeclaration' || parent.type === 'VariableDeclarator') {
    const owner = node.type === 'FunctionDeclaration' ? node : parent
    const variable = context.sourceCode.getDeclaredVariables(owner).find(({ defs }) => defs[0]?.type !== 'Parameter')
    return variable !== undefined && !seen.includes(variable) && isVariableKept(variable, context, [...seen, variable])
  }
  switch (parent.type) {
    case 'ReturnStatement':
      return true
    case 'ArrowFunctionExpression':
      return (parent.body as Node) === node
    case 'CallExpression':
    case 'NewExpression':
      return (parent.callee as Node) !== node && !IMMEDIATE.test(calleeName(parent) ?? '') && !isAwaited(parent)
    case 'AssignmentExpression':
      return parent.right === node && followAssignment(parent.left as Node, context) !== undefined
    case 'Property':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'SpreadElement':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return isKept(parent, context, seen)
    default:
      return isJsxValue(parent) || (isWrapper(parent) && isKept(parent, context, seen))
  }
}

/** Whether a function is kept by its name, or by another function that calls it and is kept. */
function isVariableKept(variable: Scope.Variable, context: Rule.RuleContext, seen: readonly Scope.Variable[]): boolean {
  return readsOf(variable).some((identifier) =>
    [identifier, ...functionsAround(identifier, variable)].some((each) => isKept(each, context, seen)),
  )
}

function readsOf(variable: Scope.Variable): Node[] {
  return variable.references.filter((each) => each.isRead()).map(({ identifier }) => identifier as Node)
}

/** The functions around an identifier, up to the one that declares its variable. */
function functionsAround(identifier: Node, variable: Scope.Variable): Node[] {
  const functions: Node[] = []
  const owner = functionOf(variable.scope)
  for (let node = parentOf(identifier); node && node !== owner; node = parentOf(node))
    if (isFunction(node)) functions.push(node)
  return functions
}

function rootOf(node: Node): Node {
  const expression = unwrap(node)
  return expression.type === 'MemberExpression' ? rootOf(expression.object as Node) : expression
}

function isAwaited(call: Node): boolean {
  return parentOf(call).type === 'AwaitExpression'
}

function isJsxValue(node: Node): boolean {
  return (node.type as string) === 'JSXExpressionContainer'
}
