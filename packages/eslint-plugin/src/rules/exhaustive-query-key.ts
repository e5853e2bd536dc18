import type { Rule, Scope } from 'eslint'
import {
  constantOf,
  findProperty,
  findReferences,
  functionOf,
  isFunction,
  isInside,
  isWrapper,
  resolve,
  parentOf,
  unwrap,
  type Node,
} from '../ast.js'

/**
 * Reports variables of `url` and `init` that are missing in `queryKey`: two URLs with the same key share one cache entry. It reads each
 * object literal that has `queryKey` and `url`, so it covers every query hook, `authQueryOptions`, and options made elsewhere.
 */
export const exhaustiveQueryKey: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Require each variable of `url` and `init` in `queryKey`',
      url: 'https://github.com/x/auth-fetch/tree/main/packages/eslint-plugin#exhaustive-query-key',
    },
    hasSuggestions: true,
    messages: {
      missing: "'queryKey' lacks {{ names }}, which the request depends on: different requests share one cache entry.",
      add: 'Add {{ names }} to the key.',
    },
    schema: [
      {
        type: 'object',
        properties: { allow: { type: 'array', items: { type: 'string' } } },
        additionalProperties: false,
      },
    ],
  },
  create: (context) => ({
    ObjectExpression(node) {
      const queryKey = valueOf(node, 'queryKey')
      const url = valueOf(node, 'url')
      if (!queryKey || !url) return
      const key = resolve(queryKey, context)
      if (isUnknown(key, context)) return

      const allowed: readonly string[] = context.options[0]?.allow ?? []
      const known = new Set([...allowed, ...namesInKey(key, context)])
      const missing = [withoutGuard(url, context), ...initParts(valueOf(node, 'init'), context)].flatMap((part) =>
        missingIn(part, known, context),
      )
      const names = [...new Set(missing)].filter((name) => !missing.some((other) => name.startsWith(`${other}.`)))
      if (names.length === 0) return

      const list = names.join(', ')
      const array = unwrap(queryKey)
      context.report({
        node: queryKey,
        messageId: 'missing',
        data: { names: list },
        suggest:
          array.type === 'ArrayExpression'
            ? [{ messageId: 'add', data: { names: list }, fix: (fixer) => append(fixer, array, list, context) }]
            : [],
      })
    },
  }),
}

function valueOf(object: Node, name: string): Node | undefined {
  const property = findProperty(object, name)
  return property?.type === 'Property' ? (property.value as Node) : undefined
}

/** Returns the URL of `id && url` and `id ? url : skipToken`: the guard disables the query, and does not change the request. */
function withoutGuard(url: Node, context: Rule.RuleContext): Node {
  const expression = resolve(url, context)
  if (expression.type === 'LogicalExpression' && expression.operator === '&&')
    return withoutGuard(expression.right as Node, context)
  if (expression.type !== 'ConditionalExpression') return url
  const branches = [expression.consequent as Node, expression.alternate as Node]
  const [branch, other] = branches.filter((each) => !isSkipped(each))
  return branch && !other ? withoutGuard(branch, context) : url
}

function isSkipped(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'skipToken' || node.name === 'undefined'
  return node.type === 'Literal' && !node.value
}

/** The parts of `init` that describe the request. A signal says when a request ends, not what it asks for. */
function initParts(init: Node | undefined, context: Rule.RuleContext): Node[] {
  if (!init) return []
  const object = resolve(init, context)
  if (object.type !== 'ObjectExpression') return [init]
  return object.properties.flatMap((each) => {
    const part = each as Node
    return part === findProperty(object, 'signal') ? [] : [part.type === 'Property' ? (part.value as Node) : part]
  })
}

function namesInKey(key: Node, context: Rule.RuleContext, seen: readonly Node[] = []): string[] {
  return localReferences(key, context).flatMap((reference) => {
    const constant = constantOf(reference.resolved ?? undefined)
    const path = pathOf(reference.identifier as Node, context)
    if (!constant || seen.includes(constant)) return [path]
    return [path, ...namesInKey(constant, context, [...seen, constant])]
  })
}

/** A `const` is covered by its own name in the key, or by the variables that it is computed from. */
function missingIn(
  part: Node,
  known: ReadonlySet<string>,
  context: Rule.RuleContext,
  seen: readonly Node[] = [],
): string[] {
  return localReferences(part, context).flatMap((reference) => {
    const identifier = reference.identifier as Node
    const path = pathOf(identifier, context)
    if ([...known].some((name) => covers(name, path))) return []
    const constant = constantOf(reference.resolved ?? undefined)
    if (constant && seen.includes(constant)) return []
    if (constant && isComputed(constant, context)) return missingIn(constant, known, context, [...seen, constant])
    return isCallee(identifier) ? [] : [path]
  })
}

/** Whether a name in the key covers a path: `user` covers `user.id`, and `params.toString()` covers `params`. */
function covers(name: string, path: string): boolean {
  return name === path || path.startsWith(`${name}.`) || (name.startsWith(`${path}.`) && name.endsWith(')'))
}

/** Whether the key is a parameter, an import or a part of one: what it contains is written elsewhere. */
function isUnknown(key: Node, context: Rule.RuleContext): boolean {
  return key.type === 'Identifier' || (key.type === 'MemberExpression' && localReferences(key, context).length > 0)
}

/** Whether a value follows from other variables. The result of a hook does not, except that of `useMemo` and `useCallback`. */
function isComputed(expression: Node, context: Rule.RuleContext): boolean {
  if (isFunction(expression) || unwrap(expression).type.endsWith('Literal')) return true
  const isSource = /\bawait\b|\buse(?!Memo\b|Callback\b)[A-Z]\w*\s*[(<]/.test(context.sourceCode.getText(expression))
  return !isSource && localReferences(expression, context).length > 0
}

/** The references to variables and parameters of the functions around a node. */
function localReferences(node: Node, context: Rule.RuleContext): Scope.Reference[] {
  return findReferences(node, context).filter(
    ({ resolved }) => resolved?.defs[0] && functionOf(resolved.scope) && !isInside(resolved.defs[0].name as Node, node),
  )
}

/** Returns `user.id` for the `user` of `user?.id`, and `params.toString()` for the `params` of a call without arguments. */
function pathOf(identifier: Node, context: Rule.RuleContext): string {
  const node = memberChain(identifier)
  const parent = parentOf(node)
  const isMethod = node !== identifier && parent.type === 'CallExpression' && parent.callee === node
  const hasPlainArguments = isMethod && parent.arguments.every(({ type }) => type === 'Literal')
  const end = hasPlainArguments ? parent : isMethod && node.type === 'MemberExpression' ? (node.object as Node) : node
  return context.sourceCode
    .getText(end)
    .replaceAll(/\?\.(?=\w)|!?\./g, '.')
    .replace(/!$/, '')
}

function memberChain(node: Node): Node {
  const parent = parentOf(node)
  if (isWrapper(parent)) return parent.type === 'ChainExpression' ? node : memberChain(parent)
  const isObject = parent.type === 'MemberExpression' && parent.object === node && !parent.computed
  return isObject ? memberChain(parent) : node
}

function isCallee(identifier: Node): boolean {
  const parent = parentOf(identifier)
  return (parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee === identifier
}

function append(fixer: Rule.RuleFixer, array: Node, list: string, context: Rule.RuleContext): Rule.Fix | null {
  const bracket = context.sourceCode.getLastToken(array)
  const before = bracket && context.sourceCode.getTokenBefore(bracket)
  if (!bracket || !before) return null
  return fixer.insertTextAfter(before, before.value === '[' ? list : before.value === ',' ? ` ${list}` : `, ${list}`)
}
