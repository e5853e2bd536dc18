import type { ts } from 'ts-morph'

/** What the reader of a result has to know or do. */
export interface Note {
  /** The line, counted from 1, of the text as it was. */
  readonly line: number
  readonly kind: keyof typeof messages
  readonly message: string
}

const messages = {
  'by-hand': 'A Bearer header made from getToken(), in a shape that is left to you. Send the request by authFetch.',
  client:
    'A client gets a token of ours as a header. Give it `fetch: authFetch` in its place: see the guide on clients.',
  'module-token': 'A token in a module variable is never asked for again. Hand on authFetch in its place.',
  'outside-react': 'Clerk.session outside of React: make one authFetch by createAuthFetch, and send by that.',
  'passed-on': 'getToken is handed to this function. Hand on authFetch from useAuthFetch() in its place.',
  server: 'On a server: createAuthFetch({ getToken, baseUrl }) does the same, with errors and a fence. Left as it is.',
  'token-in-key':
    'A token in a key makes an entry for each token. Leave it out: the hooks put the identity into the key.',
  'exact-key':
    'The key of that entry now ends with who is signed in, so this call misses it. Use useClerkMutate(), or the queryKey that useAuthQueryOptions() gives.',
  'no-longer-async': 'This hook is no longer a promise: its callers use it without await and then.',
} as const

/** A note about a node. */
export function note(kind: keyof typeof messages, node: ts.Node): Note {
  const file = node.getSourceFile()
  return { kind, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, message: messages[kind] }
}
