import type { CDPSession, Page } from '@playwright/test'

/** What is counted, beside the bytes. */
export const counted = [
  'listeners',
  'nodes',
  'timers',
  'entries',
  'caches',
  'signals',
  'responses',
  'promises',
] as const

/** What a tab holds at one moment, its garbage collected. */
export interface Checkpoint extends Readonly<Record<(typeof counted)[number], number>> {
  readonly round: number
  /** Bytes of JavaScript's heap. */
  readonly heap: number
}

/** Looks at what a page holds, which has a process of its own. */
export async function lookAt(page: Page, devtools: CDPSession, round: number): Promise<Checkpoint> {
  // Weak references and finalizers need a turn of the page between two collections.
  for (let times = 0; times < 3; times += 1) {
    await devtools.send('HeapProfiler.collectGarbage')
    await page.waitForTimeout(20)
  }
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const metric = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
  return {
    round,
    heap: usedSize,
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
    // Timers that are set and not yet over, entries of both caches, and caches of pages that came and went.
    ...(await page.evaluate(() => globalThis.soak.counts())),
    signals: await countObjects(devtools, 'AbortSignal'),
    responses: await countObjects(devtools, 'Response'),
    promises: await countObjects(devtools, 'Promise'),
  }
}

/** How many objects of a class are alive. */
async function countObjects(devtools: CDPSession, name: string): Promise<number> {
  const group = { objectGroup: 'count' }
  const { result } = await devtools.send('Runtime.evaluate', { expression: `${name}.prototype`, ...group })
  const prototypeObjectId = result.objectId ?? ''
  const { objects } = await devtools.send('Runtime.queryObjects', { prototypeObjectId, ...group })
  const { result: length } = await devtools.send('Runtime.callFunctionOn', {
    functionDeclaration: 'function () { return this.length }',
    objectId: objects.objectId ?? '',
    returnByValue: true,
  })
  await devtools.send('Runtime.releaseObjectGroup', group)
  return Number(length.value)
}
