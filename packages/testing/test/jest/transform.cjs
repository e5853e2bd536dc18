const { transformSync } = require('esbuild')

module.exports = {
  process(source, path) {
    const loader = path.endsWith('x') ? 'tsx' : 'ts'
    return transformSync(source, { loader, format: 'cjs', jsx: 'automatic', target: 'node20', sourcefile: path })
  },
}
