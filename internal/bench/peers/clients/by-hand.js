// The floor: what a team writes when it knows what it needs.
export const name = 'by hand'
export const packages = []

export function create({ getToken }) {
  let pending
  const refresh = () => (pending ??= getToken({ skipCache: true }).finally(() => (pending = undefined)))

  return async (input, init) => {
    const send = (token) => fetch(input, { ...init, headers: { ...init?.headers, Authorization: `Bearer ${token}` } })
    let response = await send(await getToken())
    if (response.status === 401) response = await send(await refresh())
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return response.json()
  }
}
