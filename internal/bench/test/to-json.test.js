import { expect, it } from 'vitest'
import { toJson } from '../src/to-json.js'

it('rounds figures, writes lists of them in a line, and stays the same data', () => {
  const text = toJson({ list: [1, 2.123456789, -3e-7], words: ['a, [1, 2]'], count: 1_234_567_890 })
  expect(text).toContain('"list": [1,2.12346,-3e-7],')
  expect(JSON.parse(text)).toEqual({ list: [1, 2.12346, -3e-7], words: ['a, [1, 2]'], count: 1_234_567_890 })
})
