import type { Rule, Scope } from 'eslint'
import type { CallExpression, NewExpression, Program } from 'estree'

/** A node below the program. Parsers of TypeScript add other types of nodes. */
export type Node = Exclude<Rule.Node, Program>

interface Ranged {
  readonly range?: readonly [number, number] | undefined
}

/** Returns the parent. The program is never one that a rule asks about. */
export function parentOf(node: Node): Node {
  return node.parent as Node
}

const FUNCTIONS = ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration']
const WRAPPERS = [
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'ChainExpression',
]

/** Whether the node is a function. */
export function isFunction(node: Node): boolean {
  return FUNCTIONS.includes(node.type)
}

/** Whether the node only changes the type of its expression, such as `expression as const`. */
export function isWrapper(node: Node): boolean {
  return WRAPPERS.includes(node.type)
}

/** Returns the expression without `as const`, `satisfies`, `!` and the node of an optional chain. */
export function unwrap(node: Node): Node {
  return isWrapper(node) ? unwrap((node as Node & { expression: Node }).expression) : node
}

/** Whether `inner` is `outer` or a part of it. */
export function isInside(inner: Ranged, outer: Ranged): boolean {
  if (!inner.range || !outer.range) return false
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1]
}

/** Returns the references to values in a node and in the functions that it contains. */
export function findReferences(node: Node, context: Rule.RuleContext): Scope.Reference[] {
  const collect = (scope: Scope.Scope): Scope.Reference[] => [
    ...scope.references,
    ...scope.childScopes.flatMap(collect),
  ]
  return collect(context.sourceCode.getScope(parentOf(node))).filter(
    (reference) =>
      isInside(reference.identifier, node) && (reference as { isValueReference?: boolean }).isValueReference !== false,
  )
}

/** Returns the variable that an identifier refers to, or `undefined` for a global one. */
export function findVariable(identifier: Node, context: Rule.RuleContext): Scope.Variable | undefined {
  for (let scope: Scope.Scope | null = context.sourceCode.getScope(identifier); scope; scope = scope.upper) {
    const reference = scope.references.find((each) => each.identifier === identifier)
    if (reference) return reference.resolved ?? undefined
  }
  return undefined
}

/** Returns the function that a scope belongs to, or `undefined` at the top of a module or script. */
export function functionOf(scope: Scope.Scope): Node | undefined {
  const { block } = scope.variableScope
  return isFunction(block as Node) ? (block as Node) : undefined
}

/** Returns the expression of a `const`, or the function of a declaration: what the variable always is. */
export function constantOf(variable: Scope.Variable | undefined): Node | undefined {
  const [definition, another] = variable?.defs ?? []
  if (!definition || another) return undefined
  if (definition.type === 'FunctionName') return definition.node as Node
  if (definition.type !== 'Variable' || definition.node.id.type !== 'Identifier') return undefined
  const isWritten = variable?.references.some((reference) => reference.isWrite() && !reference.init)
  return isWritten ? undefined : ((definition.node.init as Node | null) ?? undefined)
}

/** Replaces an identifier by the expression of its `const`, if that is in the same file. */
export function resolve(node: Node, context: Rule.RuleContext): Node {
  const expression = unwrap(node)
  const constant = expression.type === 'Identifier' ? constantOf(findVariable(expression, context)) : undefined
  return constant && !isInside(expression, constant) ? resolve(constant, context) : expression
}

/** Returns the property of an object literal, without those that are computed. */
export function findProperty(object: Node, name: string): Node | undefined {
  if (object.type !== 'ObjectExpression') return undefined
  const property = object.properties.find(
    (each) =>
      each.type === 'Property' &&
      !each.computed &&
      (each.key.type === 'Identifier' ? each.key.name : each.key.type === 'Literal' && each.key.value) === name,
  )
  return property as Node | undefined
}

/** Returns the last name of what is called: `create` for `axios.create()`. */
export function calleeName(call: CallExpression | NewExpression): string | undefined {
  const callee = unwrap(call.callee as Node)
  if (callee.type === 'Identifier') return callee.name
  if (callee.type !== 'MemberExpression' || callee.computed) return undefined
  return callee.property.type === 'Identifier' ? callee.property.name : undefined
}

/** Returns the module and the name under which a variable was imported. */
export function importOf(variable: Scope.Variable | undefined): { source: string; name: string } | undefined {
  const definition = variable?.defs.find(({ type }) => type === 'ImportBinding')
  if (definition?.type !== 'ImportBinding') return undefined
  const { node, parent } = definition
  const imported =
    node.type === 'ImportSpecifier' && node.imported.type === 'Identifier' ? node.imported.name : 'default'
  return { source: String(parent.source.value), name: imported }
}
