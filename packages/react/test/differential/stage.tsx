import * as fc from 'fast-check'
import { Component, StrictMode, Suspense, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { vi } from 'vitest'
import { AuthFetchProvider } from '../../src/fetch.js'
import { createFakeAuth } from '../support/fake-auth.js'
import { pass } from './pass.js'
import { createRecording, type Recording } from './record.js'
import { createTicks } from './ticks.js'

export const alice = { userId: 'alice' }

/** A step without parameters. */
export const step = <const Name extends string>(name: Name): fc.Arbitrary<{ do: Name }> => fc.constant({ do: name })

/** Some of the options, each with one of its values. */
export function someOf<T extends object>(options: { [Name in keyof T]: fc.Arbitrary<T[Name]> }): fc.Arbitrary<
  Partial<T>
> {
  const names = Object.keys(options) as (keyof T & string)[]
  return fc
    .tuple(fc.subarray(names), fc.record(options))
    .map(([chosen, all]) => Object.fromEntries(chosen.map((name) => [name, all[name]])) as Partial<T>)
}

/** The steps that need no library. */
const commonStep = fc.oneof(
  step('turn page'),
  step('render'),
  step('remount'),
  step('unmount'),
  fc.record({ do: fc.constant('fail' as const), times: fc.integer({ min: 1, max: 3 }) }),
  step('hold'),
  step('release'),
  step('focus'),
  step('go offline'),
  step('go online'),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(5, 20, 40) }),
)
type CommonStep = typeof commonStep extends fc.Arbitrary<infer T> ? T : never

/** Steps of an app: the common ones and its own. */
export function stepsWith<Step>(own: fc.Arbitrary<Step>): fc.Arbitrary<(Step | CommonStep)[]> {
  return fc.array(fc.oneof<fc.Arbitrary<Step | CommonStep>[]>(commonStep, own, own), { maxLength: 9 })
}

/** What a program observes, in order. */
export interface Observations {
  /** One line an observation, with the millisecond. */
  readonly lines: readonly string[]
  /** How many microtasks after the last event each observation was made. */
  readonly ticks: readonly number[]
}

/** What an app is given to run on. */
export interface Stage {
  readonly note: Recording['note']
  /** Notes how a promise settles. */
  readonly report: (what: string, promise: Promise<unknown> | undefined) => void
  /** Responds as the API does at this time: it may fail or wait. */
  readonly answer: () => Promise<{ call: number }>
  /** The page that the app shows. */
  readonly page: () => 0 | 1
  /** Renders the app again. */
  readonly show: () => void
}

/** A program's app, made of one of the libraries. */
export interface App<Step> {
  readonly Providers: (props: { readonly children: ReactNode }) => ReactNode
  readonly Content: () => ReactNode
  readonly take: (step: Step) => void
  readonly noteCache: () => void
  readonly end: () => void
}

export interface Script<Step> {
  readonly isStrict: boolean
  readonly steps: readonly (Step | CommonStep)[]
}

class Boundary extends Component<{ readonly children: ReactNode; readonly note: Stage['note'] }, { error?: unknown }> {
  override state: { error?: unknown } = {}
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    if (this.state.error === undefined) return this.props.children
    this.props.note('boundary', this.state.error)
    return null
  }
}

/** Runs an app through the steps of a script, and returns what it observed. Timers are fake. */
export async function run<Step extends { readonly do: string }>(
  { isStrict, steps }: Script<Step>,
  createApp: (stage: Stage) => App<Step>,
): Promise<Observations> {
  vi.setSystemTime(0)
  const ticks = createTicks()
  const { lines, note: record } = createRecording()
  const counts: number[] = []
  const note: Recording['note'] = (what, ...values) => {
    record(`${Date.now()} ${what}`, ...values)
    counts.push(ticks.count())
  }
  const auth = createFakeAuth(alice)
  const held: (() => void)[] = []
  let failing = 0
  let calls = 0
  let isHolding = false
  let page: 0 | 1 = 0
  let mount = 0
  let isMounted = true

  const stage: Stage = {
    note,
    show,
    page: () => page,
    report: (what, promise) =>
      void promise?.then(
        (value) => note(`${what} resolved`, value),
        (error: unknown) => note(`${what} rejected`, error),
      ),
    async answer() {
      calls += 1
      const call = Math.min(calls, 3) // so that some responses are equal
      await new Promise<void>((resolve) => void (isHolding ? held.push(resolve) : setTimeout(resolve, 2)))
      ticks.restart()
      if (failing === 0) return { call }
      failing -= 1
      throw new Error('the API failed')
    },
  }
  const { Providers, Content, ...app } = createApp(stage)

  const root = createRoot(document.createElement('div'), {
    onCaughtError: (error) => note('caught', error),
    onUncaughtError: (error) => note('uncaught', error),
  })
  function show(): void {
    const tree = (
      <AuthFetchProvider useAuth={auth.useAuth}>
        <Providers>
          <Boundary key={mount} note={note}>
            <Suspense>{isMounted && <Content />}</Suspense>
          </Boundary>
        </Providers>
      </AuthFetchProvider>
    )
    flushSync(() => root.render(isStrict ? <StrictMode>{tree}</StrictMode> : tree))
  }

  function release(): void {
    isHolding = false
    held.splice(0).forEach((respond) => respond())
  }

  const perform: { [Name in CommonStep['do']]: (next: Extract<CommonStep, { do: Name }>) => void | Promise<void> } = {
    'turn page'() {
      page = page === 0 ? 1 : 0
      show()
    },
    render: show,
    remount() {
      mount += 1
      isMounted = true
      show()
    },
    unmount() {
      isMounted = !isMounted
      show()
    },
    fail({ times }) {
      failing = times
    },
    hold() {
      isHolding = true
    },
    release,
    focus() {
      window.dispatchEvent(new Event('visibilitychange'))
      window.dispatchEvent(new Event('focus'))
    },
    'go offline': () => void window.dispatchEvent(new Event('offline')),
    'go online': () => void window.dispatchEvent(new Event('online')),
    wait: ({ ms }) => pass(ms),
  }
  const isCommon = (next: Step | CommonStep): next is CommonStep => next.do in perform

  const stopListening = listen(note)
  try {
    show()
    await pass(3)
    for (const next of steps) {
      note(`-- ${next.do}`)
      ticks.restart()
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await (isCommon(next) ? perform[next.do](next as never) : app.take(next))
      // oxlint-disable-next-line no-await-in-loop
      await pass(3)
      app.noteCache()
    }
    note('-- end')
    release()
    window.dispatchEvent(new Event('online'))
    await pass(60)
    app.noteCache()
  } finally {
    flushSync(() => root.unmount())
    app.end()
    await pass(1)
    vi.clearAllTimers()
    stopListening()
  }
  return { lines, ticks: counts }
}

/** Notes warnings, and errors and rejections that nobody handles. */
function listen(note: Stage['note']): () => void {
  const spies = (['warn', 'error'] as const).map((name) =>
    vi
      .spyOn(console, name)
      .mockImplementation((...args: unknown[]) => note(`console.${name}`, ...args.map(withoutStack))),
  )
  const others = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', (reason) => note('unhandled', reason))
  const noteError = (event: ErrorEvent): void => {
    note('window error', event.error)
    event.preventDefault() // jsdom prints it otherwise
  }
  window.addEventListener('error', noteError)
  return () => {
    window.removeEventListener('error', noteError)
    for (const spy of spies) spy.mockRestore()
    process.removeAllListeners('unhandledRejection')
    for (const other of others) process.on('unhandledRejection', other)
  }
}

/** Stacks name our files. */
function withoutStack(text: unknown): unknown {
  return typeof text === 'string' ? text.replaceAll(/\n\s+at .*/g, '') : text
}
