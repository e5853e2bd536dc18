// As an app's bundler has it: one ES module, without the helpers that a script's format brings for default imports.
const modifyEsbuildConfig = (config) => ({ ...config, format: 'esm' })

const entries = [
  { name: './fetch', path: 'dist/fetch.js', limit: '3.38 kB' },
  { name: './swr, all hooks', path: 'dist/swr.js', limit: '4.25 kB' },
  { name: 'useClerkSWR', path: 'dist/swr.js', import: '{ useClerkSWR }', limit: '2.96 kB' },
  { name: './query, all hooks', path: 'dist/query.js', limit: '5.26 kB' },
  { name: 'useAuthQuery', path: 'dist/query.js', import: '{ useAuthQuery }', limit: '3.77 kB' },
]

export default entries.map((entry) => ({ ...entry, ignore: ['@x/auth-fetch'], modifyEsbuildConfig }))
