import { testSameBehavior } from './compare.js'
import { bare, observe, ours, swrMutationPrograms } from './swr-app.js'

testSameBehavior('SWR mutations', { programs: swrMutationPrograms, bare, ours, observe })
