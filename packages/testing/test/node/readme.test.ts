import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('has the stories in the README exactly as they run', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const stories = readFileSync(new URL('../stories.test.tsx', import.meta.url), 'utf8')
  expect(readme).toContain(`\`\`\`tsx\n${stories}\`\`\``)
})
