/** Returns everything that can be read from a value as text, including properties that are not enumerable. */
export function describeValue(value: unknown): string {
  const seen = new Set<unknown>()
  const parts: string[] = []
  const walk = (part: unknown, depth: number): void => {
    if ((typeof part !== 'object' && typeof part !== 'function') || part === null) {
      parts.push(String(part))
      return
    }
    if (seen.has(part) || depth > 6) return
    seen.add(part)
    if (part instanceof Headers) parts.push(JSON.stringify([...part]))
    if (part instanceof Response) parts.push(part.url, JSON.stringify([...part.headers]))
    if (part instanceof Error) parts.push(String(part.stack), String(part))
    for (const key of Reflect.ownKeys(part)) {
      parts.push(String(key))
      walk(Reflect.get(part, key), depth + 1)
    }
  }
  walk(value, 0)
  return parts.join('\n')
}
