import { testSameBehavior } from './compare.js'
import { bare, observe, ours, swrPrograms } from './swr-app.js'

testSameBehavior('The SWR hooks', { programs: swrPrograms, bare, ours, observe })
