import { createLogger, type Logger } from 'vite'

/** Vite's logger without its word on each dropped connection: the page has a switch for that. */
export function quietLogger(): Logger {
  const logger = createLogger('warn')
  return {
    ...logger,
    error: (message, options) => {
      if (!message.includes('proxy error')) logger.error(message, options)
    },
  }
}
