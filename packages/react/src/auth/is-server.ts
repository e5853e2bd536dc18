/** Whether this renders HTML for somebody else's browser, as SWR and TanStack Query tell it. */
export const isServer: boolean = typeof window === 'undefined' || 'Deno' in globalThis
