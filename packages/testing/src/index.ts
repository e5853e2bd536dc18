export {
  createFakeApi,
  type FakeApi,
  type FakeApiOptions,
  type FakeRequest,
  type FakeRoute,
  type SeenRequest,
} from './create-fake-api.js'
export { createFakeClerk } from './create-fake-clerk.js'
export { createFakeToken } from './create-fake-token.js'
export type { FakeAuthState, FakeClerk } from './fake-clerk.js'
export type { FakeClaims, FakeOrganization, FakeUser } from './fake-user.js'
export type { RouteParams } from './read-request.js'
export { stepUpNeeded, type StepUpNeeded } from './step-up-needed.js'
