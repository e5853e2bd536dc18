// Changelogs for users: what each change means to them, without commits, authors and the packages' own interplay.

module.exports = {
  async getReleaseLine({ summary }) {
    const [first, ...rest] = summary.trim().split('\n')
    return [`- ${first}`, ...rest.map((line) => (line === '' ? '' : `  ${line}`))].join('\n')
  },
  // The packages are released together, so each other's versions are no news.
  async getDependencyReleaseLine() {
    return ''
  },
}
