import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('has the stories in the README exactly as they run', () => {
  const readme = readFileSync('README.md', 'utf8')
  const stories = readFileSync('test/stories.test.tsx', 'utf8')
  expect(readme).toContain(`\`\`\`tsx\n${stories}\`\`\``)
})
