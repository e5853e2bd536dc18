import { startStack } from './stack.ts'

const stack = await startStack({ port: 5175, apiPort: 8789 })

const lines = [
  '',
  `  Page   ${stack.url}`,
  `  API    ${stack.apiUrl}`,
  '',
  ...stack.people.map(({ email, password }) => `  Sign in as ${email} with the password ${password}`),
  '',
  '  Ctrl-C ends it.',
  '',
]
process.stdout.write(`${lines.join('\n')}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stack.close().finally(() => process.exit(0)))
}
