/** One refresh for all that wait, for libraries whose docs show no recipe for a refused token. */
export function shareRefresh({ getToken }) {
  let pending
  return () => (pending ??= getToken({ skipCache: true }).finally(() => (pending = undefined)))
}
