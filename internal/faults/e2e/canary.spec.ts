import { expect, test } from '@playwright/test'
import { checkFindings } from '../src/canary/check-findings.ts'
import { renderFindings } from '../src/canary/render-findings.ts'
import { search } from '../src/canary/search.ts'
import { readTraces, tracesFolder } from '../src/canary/sink.ts'

test('no token is anywhere but in Authorization to the API, and where Clerk itself keeps it', () => {
  const findings = search(() => readTraces(tracesFolder))
  console.log(renderFindings(findings, 'Chromium'))
  expect(checkFindings(findings)).toEqual([])
})
