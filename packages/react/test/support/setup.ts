import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// Updates are awaited by what they show, as in a browser.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })

afterEach(cleanup)
