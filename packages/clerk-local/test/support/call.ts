/** An answer with its JSON body. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** Sends a form as clerk-js does, or JSON with `json`, and reads the JSON answer. */
export async function call(
  url: string,
  {
    method = 'POST',
    form,
    json,
    headers = {},
  }: {
    readonly method?: string
    readonly form?: Readonly<Record<string, string>>
    readonly json?: unknown
    readonly headers?: Readonly<Record<string, string>>
  } = {},
): Promise<Answer> {
  const body = json === undefined ? form && new URLSearchParams(form) : JSON.stringify(json)
  const response = await fetch(url, { method, headers, redirect: 'manual', ...(body && { body }) })
  const text = await response.text()
  const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : text
  return { status: response.status, headers: response.headers, body: parsed }
}
