import type { NextConfig } from 'next'

/** The examples share TypeScript sources. */
export default { transpilePackages: ['@x/example-shared'] } satisfies NextConfig
