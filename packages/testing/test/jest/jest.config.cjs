module.exports = {
  testEnvironment: 'jest-fixed-jsdom',
  transformIgnorePatterns: ['/node_modules/(?!(\\.pnpm|@x)/)'],
  // An app has Babel, SWC or esbuild here already.
  transform: { '\\.[jt]sx?$': './transform.cjs' },
  // The stories name Vitest.
  moduleNameMapper: { '^vitest$': '<rootDir>/vitest.cjs' },
}
