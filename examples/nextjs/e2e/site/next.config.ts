import type { NextConfig } from 'next'

const config: NextConfig = {
  // The repository's own check covers them.
  typescript: { ignoreBuildErrors: true },
}

export default config
