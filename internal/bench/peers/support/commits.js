// Counts React's commits, by the hook that its developer tools use: it works in the production build too. Imported before React.
let commits = 0

// oxlint-disable-next-line no-underscore-dangle -- React's own name for it
globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
  supportsFiber: true,
  inject: () => 1,
  onCommitFiberRoot() {
    commits += 1
  },
  onCommitFiberUnmount() {},
}

export const countCommits = () => commits
