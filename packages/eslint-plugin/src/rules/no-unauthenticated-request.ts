import type { Rule } from 'eslint'
import type { CallExpression } from 'estree'
import {
  calleeName,
  findProperty,
  findReferences,
  findVariable,
  importOf,
  parentOf,
  resolve,
  type Node,
} from '../ast.js'

/** The hook of `@x/react` for each plain one. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  useSWR: 'useClerkSWR',
  useSWRImmutable: 'useClerkSWRImmutable',
  useSWRInfinite: 'useClerkSWRInfinite',
  useQuery: 'useAuthQuery',
  useSuspenseQuery: 'useAuthSuspenseQuery',
  useInfiniteQuery: 'useAuthInfiniteQuery',
  useSuspenseInfiniteQuery: 'useAuthSuspenseInfiniteQuery',
  queryOptions: 'useAuthQueryOptions',
  infiniteQueryOptions: 'useAuthInfiniteQueryOptions',
}

/** The default export of each module of SWR. */
const SWR: Readonly<Record<string, string>> = {
  swr: 'useSWR',
  'swr/immutable': 'useSWRImmutable',
  'swr/infinite': 'useSWRInfinite',
}

const AUTHENTICATED = /getToken|authFetch|authorization/i

/**
 * Reports SWR's and TanStack Query's own hooks that fetch a URL of `urls` without a token. A fetcher that mentions `getToken`, `authFetch`
 * or `Authorization` is not reported.
 */
export const noUnauthenticatedRequest: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow plain SWR and TanStack Query hooks for URLs that need a token',
      url: 'https://github.com/x/auth-fetch/tree/main/packages/eslint-plugin#no-unauthenticated-request',
    },
    messages: {
      unauthenticated:
        "'{{ hook }}' requests '{{ url }}' without a token, and its cache is shared by all users. Use '{{ replacement }}' instead.",
    },
    schema: [
      {
        type: 'object',
        properties: {
          urls: { type: 'array', items: { type: 'string' } },
          ignore: { type: 'array', items: { type: 'string' } },
        },
        additionalProperties: false,
      },
    ],
  },
  create(context) {
    const { urls = ['/api/'], ignore = [] }: { urls?: string[]; ignore?: string[] } = context.options[0] ?? {}
    const matches = (url: string) =>
      urls.some((each) => isUnder(url, each)) && !ignore.some((each) => isUnder(url, each))
    return {
      CallExpression(node) {
        const hook = plainHook(node, context)
        if (!hook) return
        const request = hook.startsWith('useSWR') ? swrRequest(node, context) : queryRequest(node, context)
        const url = request?.urls.find(matches)
        if (!request || !url || AUTHENTICATED.test(context.sourceCode.getText(request.fetcher))) return
        const replacement = REPLACEMENTS[hook] ?? ''
        context.report({ node: node.callee, messageId: 'unauthenticated', data: { hook, url, replacement } })
      },
    }
  },
}

interface PlainRequest {
  readonly fetcher: Node
  /** The beginnings of URLs, up to the first part that is not known. */
  readonly urls: readonly string[]
}

/** Returns the name of a hook that is imported from SWR or TanStack Query. */
function plainHook(call: CallExpression, context: Rule.RuleContext): string | undefined {
  const imported = call.callee.type === 'Identifier' && importOf(findVariable(call.callee as Node, context))
  if (!imported) return undefined
  const hook = imported.name === 'default' ? SWR[imported.source] : imported.name
  const isLibrary = imported.source in SWR || imported.source === '@tanstack/react-query'
  return isLibrary && hook && hook in REPLACEMENTS ? hook : undefined
}

/** Without a fetcher of its own, `useSWR` uses the one of `SWRConfig`, which may send a token. */
function swrRequest(
  { arguments: [key, fetcher] }: CallExpression,
  context: Rule.RuleContext,
): PlainRequest | undefined {
  if (!key || !fetcher) return undefined
  const resolved = resolve(fetcher as Node, context)
  const isFetcher = /Function|^Identifier$|^CallExpression$|^MemberExpression$/.test(resolved.type)
  return isFetcher ? { fetcher: resolved, urls: urlsIn(key as Node, context) } : undefined
}

function queryRequest({ arguments: [options] }: CallExpression, context: Rule.RuleContext): PlainRequest | undefined {
  const property = options && findProperty(resolve(options as Node, context), 'queryFn')
  if (property?.type !== 'Property') return undefined
  const fetcher = resolve(property.value as Node, context)
  const calls = findReferences(fetcher, context)
    .filter(({ identifier, resolved }) => identifier.name === 'fetch' && !resolved?.defs.length)
    .map(({ identifier }) => parentOf(identifier as Node))
  const urls = calls.flatMap((call) =>
    call.type === 'CallExpression' && calleeName(call) === 'fetch' && call.arguments[0]
      ? [staticBeginning(call.arguments[0] as Node, context)]
      : [],
  )
  return { fetcher, urls }
}

/** The URLs in the key of SWR: a text, the parts of an array, or what a function returns. */
function urlsIn(key: Node, context: Rule.RuleContext): string[] {
  const node = resolve(key, context)
  if (node.type === 'ArrayExpression')
    return node.elements.flatMap((each) => (each ? urlsIn(each as Node, context) : []))
  if (node.type === 'ConditionalExpression')
    return [node.consequent, node.alternate].flatMap((each) => urlsIn(each as Node, context))
  if (node.type === 'LogicalExpression') return urlsIn(node.right as Node, context)
  if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement')
    return urlsIn(node.body as Node, context)
  return [staticBeginning(node, context)]
}

/** Returns the beginning of a text, up to the first part that is not a constant of the file. */
function staticBeginning(node: Node, context: Rule.RuleContext): string {
  return staticText(node, context).text
}

function staticText(node: Node, context: Rule.RuleContext): { text: string; isWhole: boolean } {
  const value = resolve(node, context)
  if (value.type === 'Literal') return { text: String(value.value), isWhole: true }
  if (value.type === 'BinaryExpression' && value.operator === '+')
    return join([() => staticText(value.left as Node, context), () => staticText(value.right as Node, context)])
  if (value.type === 'TemplateLiteral')
    return join(
      value.quasis.flatMap(({ value: { cooked } }, index) => {
        const expression = value.expressions[index]
        const text = () => ({ text: cooked ?? '', isWhole: true })
        return expression ? [text, () => staticText(expression as Node, context)] : [text]
      }),
    )
  return { text: '', isWhole: false }
}

function join(parts: readonly (() => { text: string; isWhole: boolean })[]): { text: string; isWhole: boolean } {
  let text = ''
  for (const part of parts) {
    const next = part()
    text += next.text
    if (!next.isWhole) return { text, isWhole: false }
  }
  return { text, isWhole: true }
}

/** Whether a URL is the pattern or continues it at a `/`, `?` or `#`. `*` stands for a part of a host or a path. */
function isUnder(url: string, pattern: string): boolean {
  const source = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${source.join('[^/]*')}${pattern.endsWith('/') ? '' : '(?:$|[/?#])'}`).test(url)
}
