import type { ts } from 'ts-morph'

/** A note about something to know or to do by hand. */
export interface Note {
  /** The line in the original text, counted from 1. */
  readonly line: number
  readonly kind: keyof typeof messages
  readonly message: string
}

const messages = {
  'by-hand':
    'A Bearer header made from getToken(), in a form that the codemod does not change. Send the request with authFetch.',
  client: 'A client gets the token as a header. Pass it `fetch: authFetch` instead: see the guide on clients.',
  'module-token': 'A token in a module variable is never refreshed. Pass authFetch instead.',
  'outside-react':
    'Clerk.session outside of React: create an authFetch with createAuthFetch(), and send the request with it.',
  'passed-on': 'getToken is passed to this function. Pass authFetch from useAuthFetch() instead.',
  server:
    'On a server, not changed: createAuthFetch({ getToken, baseUrl }) does the same, with typed errors and a check of the identity.',
  'token-in-key': 'A token in a key creates an entry for each token. Remove it: the hooks add the identity to the key.',
  'exact-key':
    'The key of this entry now ends with the identity, so this call does not find it. Use useClerkMutate(), or the queryKey of useAuthQueryOptions().',
  'no-longer-async': 'This hook no longer returns a promise: remove await and then() where it is called.',
} as const

/** Returns a note about a node. */
export function note(kind: keyof typeof messages, node: ts.Node): Note {
  const file = node.getSourceFile()
  return { kind, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, message: messages[kind] }
}
