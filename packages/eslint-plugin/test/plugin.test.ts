import * as parser from '@typescript-eslint/parser'
import { ESLint, Linter } from 'eslint'
import { ESLint as ESLint9, Linter as Linter9 } from 'eslint-9'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import authFetch from '../src/index.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const languageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: true } } }
const config = { ...authFetch.configs.recommended, files: ['**/*.{ts,tsx,js,jsx}'], languageOptions }
const examples = ['vite-react', 'nextjs', 'tanstack-router', 'clients'].map((name) => `examples/${name}/**/*.{ts,tsx}`)
const ignores = ['**/e2e/**', '**/.e2e/**', '**/.next/**', '**/dist/**']

describe.each([
  ['9', ESLint9 as unknown as typeof ESLint, Linter9 as unknown as typeof Linter],
  ['10', ESLint, Linter],
])('ESLint %s', (_major, Runner, TextLinter) => {
  const lint = (code: string) =>
    new TextLinter()
      .verify(code, config, 'file.tsx')
      .map(({ ruleId, message }) => ruleId?.replace('auth-fetch/', '') ?? message)

  it('finds nothing in the sources of the examples', async () => {
    const eslint = new Runner({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: [{ ignores }, config],
      allowInlineConfig: false,
    })
    const results = await eslint.lintFiles(examples)
    expect(results.length).toBeGreaterThan(50)
    expect(results.flatMap(({ filePath, messages }) => messages.map((message) => [filePath, message]))).toEqual([])
  })

  it.each(readdirSync(new URL('snippets/', import.meta.url)))(
    'reports the rules that the first line of %s names',
    (name) => {
      const code = readFileSync(new URL(`snippets/${name}`, import.meta.url), 'utf8')
      expect(lint(code)).toEqual(
        /^\/\/ reports: (.*)/
          .exec(code)?.[1]
          ?.split(', ')
          .filter((rule) => rule !== 'nothing'),
      )
    },
  )

  it.each(['packages/eslint-plugin/README.md', 'docs/guide/eslint.md'])(
    'reports each wrong example of %s and no right one',
    (page) => {
      const blocks = [
        ...readFileSync(`${root}${page}`, 'utf8').matchAll(/```jsx\n\/\/ (wrong|right): ([\w-]+)\n(.*?)```/gs),
      ]
      expect(blocks.length).toBeGreaterThanOrEqual(6)
      for (const [, verdict, rule = '', code = ''] of blocks)
        expect([code, ...new Set(lint(code))]).toEqual(verdict === 'wrong' ? [code, rule] : [code])
    },
  )
})
