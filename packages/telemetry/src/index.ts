export { withTracing, type TracingOptions, type TracedOptions } from './with-tracing.js'
