/** Follows promises without waiting for them. */
export function watch(clock) {
  const counts = { resolved: 0, rejected: 0, pending: 0, lastAt: 0, errors: [] }
  return {
    counts,
    add(promise) {
      counts.pending += 1
      const settle = (kind) => (value) => {
        counts.pending -= 1
        counts[kind] += 1
        counts.lastAt = clock.now()
        if (kind === 'rejected') counts.errors.push(value)
      }
      Promise.resolve(promise).then(settle('resolved'), settle('rejected'))
    },
  }
}
