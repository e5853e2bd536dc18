import * as React from 'react'

/** Makes a change that components see: in a test they have rendered it, effects included, when this returns. */
export function update(change: () => void): void {
  const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean | undefined }
  const { act } = React as { act?: (change: () => void) => unknown }
  const { IS_REACT_ACT_ENVIRONMENT: before } = environment
  // React's production build has no `act`, and a test that sets the flag to false wants updates to come as in a browser.
  if (!act || before === false) return change()
  environment.IS_REACT_ACT_ENVIRONMENT = true
  try {
    act(change)
  } finally {
    environment.IS_REACT_ACT_ENVIRONMENT = before
  }
}
