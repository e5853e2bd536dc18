import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'

const next = createRequire(import.meta.url).resolve('next/dist/bin/next')

interface NextOptions {
  /** The folder of the app. */
  readonly dir: string
  readonly env: Readonly<Record<string, string>>
}

/** Builds the app. Rejects with Next's output when the build fails. */
export async function buildNext(options: NextOptions): Promise<void> {
  const child = run(['build'], options)
  const printed = collect(child)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`next build failed\n${printed.text}`)
}

/** Starts the app, and resolves when it answers requests. */
export async function startNext(mode: 'dev' | 'start', port: number, options: NextOptions) {
  const child = run([mode, '-p', String(port), '-H', 'localhost'], options)
  const printed = collect(child)
  const exited = once(child, 'exit')
  const ended = exited.then(() => {
    throw new Error(`next ${mode} ended\n${printed.text}`)
  })
  await Promise.race([printed.says('Ready in'), ended])
  // Next prints this too early: a second development server of the same app exits at its first request.
  await Promise.race([fetch(`http://localhost:${port}/`, { redirect: 'manual' }), ended])
  return {
    /** Rejects with Next's output when Next exits. */
    ended,
    close: async () => {
      child.kill()
      await exited
    },
  }
}

function run(args: string[], { dir, env }: NextOptions): ChildProcess {
  const child = spawn(process.execPath, [next, ...args], { cwd: dir, env: { ...process.env, ...env } })
  // Next must not outlive this process.
  const kill = () => void child.kill()
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return child
}

/** Keeps the last part of a process's output. */
function collect({ stdout, stderr }: ChildProcess) {
  const waiting = new Map<string, () => void>()
  const printed = {
    text: '',
    says: (words: string) => new Promise<void>((resolve) => waiting.set(words, resolve)),
  }
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed.text = (printed.text + String(chunk)).slice(-8000)
      for (const [words, resolve] of waiting) if (printed.text.includes(words)) resolve()
    })
  }
  return printed
}
