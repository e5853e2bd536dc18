import { defineConfig } from 'vitest/config'

/** The built package as npm would publish it: `pnpm test:packed`, after a build. */
export default defineConfig({ test: { include: ['test/packed/**/*.test.ts'] } })
