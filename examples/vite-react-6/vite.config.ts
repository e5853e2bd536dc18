import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  resolve: {
    // The page is that of the other example; this module alone says which Clerk SDK it uses.
    alias: { '#clerk': fileURLToPath(new URL('src/clerk.tsx', import.meta.url)) },
  },
})
