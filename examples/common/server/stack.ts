import { build, createLogger, createServer, preview, type InlineConfig, type Logger } from 'vite'
import { listen, startBackend, stop, type BackendOptions } from './backend.ts'
import { createBilling } from './billing.ts'
import { freePort } from './ports.ts'

export interface StackOptions extends BackendOptions {
  /** The folder of the Vite app. */
  readonly root: string
  /** `dev` serves the sources; `preview` builds them once into `outDir` and serves the result. */
  readonly serve: 'dev' | 'preview'
  /** Vite's mode: an example that supports two Clerk SDKs chooses between them by it. */
  readonly mode?: string
  readonly outDir?: string
  /** The HTML pages to build, relative to `root`, when there are more than `index.html`. */
  readonly pages?: readonly string[]
}

export type Stack = Awaited<ReturnType<typeof startStack>>

/** Starts the page with its API, a second API, and a local Clerk when no keys are given. */
export async function startStack({ root, serve, mode, outDir, pages, ...options }: StackOptions) {
  const backend = await startBackend(options)
  const { url, pagePort, apiUrl, clerk, people, verifyKeys, log, stopApi, startApi } = backend
  const billingUrl = `http://localhost:${await freePort()}`
  const { publishableKey, secretKey, jwtKey } = verifyKeys
  const billing = await listen(createBilling({ secretKey, ...(jwtKey && { jwtKey }), pageOrigin: url }), billingUrl)

  const page = await servePage(serve, {
    root,
    ...(mode && { mode }),
    logLevel: 'warn',
    customLogger: quietLogger(),
    define: env({
      VITE_API_ORIGIN: apiUrl,
      VITE_BILLING_ORIGIN: billingUrl,
      VITE_CLERK_PUBLISHABLE_KEY: publishableKey,
      VITE_CLERK_PROXY_URL: clerk ? '/__clerk' : '',
      VITE_PEOPLE: JSON.stringify(people),
    }),
    ...(outDir && { build: { outDir, emptyOutDir: true, ...(pages && { rolldownOptions: { input: [...pages] } }) } }),
    [serve === 'dev' ? 'server' : 'preview']: {
      host: 'localhost',
      port: pagePort,
      strictPort: true,
      proxy: {
        '/api': { target: apiUrl, rewrite: (path: string) => path.slice('/api'.length) },
        ...(clerk && { '/__clerk': { target: clerk.url } }),
      },
    },
  })

  return {
    url,
    apiUrl,
    clerk,
    people,
    /** Every request that reached the API. */
    log,
    stopApi,
    startApi,
    close: async () => {
      await Promise.all([page.close(), stop(billing), backend.close()])
    },
  }
}

async function servePage(serve: StackOptions['serve'], config: InlineConfig) {
  if (serve === 'dev') return (await createServer(config)).listen()
  await build(config)
  return preview(config)
}

/** Creates Vite's logger, without its message on each dropped connection: the page has a switch that drops them. */
function quietLogger(): Logger {
  const logger = createLogger('warn')
  return {
    ...logger,
    error: (message, options) => {
      if (!message.includes('proxy error')) logger.error(message, options)
    },
  }
}

function env(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)]),
  )
}
