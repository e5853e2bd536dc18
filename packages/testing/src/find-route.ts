/** The parts of a path that a route names with a colon. */
export type RouteParams = Readonly<Record<string, string>>

/**
 * Finds the route of a request.
 *
 * @param routes such as `GET /orders/:id`, or `GET https://api.example.com/orders/:id` for one origin alone
 * @returns its name and the named parts of the path; `undefined` when there is none
 */
export function findRoute(
  routes: readonly string[],
  method: string,
  { origin, pathname }: URL,
): { readonly route: string; readonly params: RouteParams } | undefined {
  for (const route of routes) {
    const [verb = '', pattern = ''] = route.split(' ')
    const path = pattern.startsWith('/') ? pathname : origin + pathname
    const params = verb === method ? match(pattern, path) : undefined
    if (params) return { route, params }
  }
  return undefined
}

function match(pattern: string, path: string): RouteParams | undefined {
  const names = pattern.split('/')
  const parts = path.split('/')
  const isMatch =
    names.length === parts.length && names.every((name, index) => name.startsWith(':') || name === parts[index])
  if (!isMatch) return undefined
  return Object.fromEntries(
    names.flatMap((name, index) =>
      name.startsWith(':') ? [[name.slice(1), decodeURIComponent(parts[index] ?? '')]] : [],
    ),
  )
}
