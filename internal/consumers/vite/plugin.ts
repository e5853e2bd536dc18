import { clerkLocal } from '@x/clerk-local/vite'
import { defineConfig } from 'vite'

export default defineConfig({ plugins: [clerkLocal({ inBuild: true })] })
