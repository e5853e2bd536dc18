import config from '../vite-react/playwright.config.ts'

export default { ...config, testDir: 'e2e' }
