// @vitest-environment jsdom
import { describeClerkJs } from './support/clerk-js-suite.js'

describeClerkJs(6)
