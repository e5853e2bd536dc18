import { noUnauthenticatedRequest } from '../src/rules/no-unauthenticated-request.js'
import { ruleTester } from './rule-tester.js'

const swr = "import useSWR from 'swr'; import { fetcher } from './fetcher'; "
const query = "import { useQuery } from '@tanstack/react-query'; "
const api = { urls: ['https://api.example.com', 'https://*.example.org/v1'] }

ruleTester.run('no-unauthenticated-request', noUnauthenticatedRequest, {
  valid: [
    { name: 'accepts a URL that is not listed', code: `${swr} useSWR('/public/posts', fetcher)` },
    {
      name: 'accepts an API of another origin by default',
      code: `${swr} useSWR('https://api.example.com/a', fetcher)`,
    },
    {
      name: 'accepts a host that only begins like the listed one',
      code: `${swr} useSWR('https://api.example.com.evil.test/a', fetcher)`,
      options: [api],
    },
    {
      name: 'accepts an ignored URL',
      code: `${swr} useSWR('/api/public/posts', fetcher)`,
      options: [{ ignore: ['/api/public'] }],
    },
    { name: 'accepts a URL that is known only at run time', code: `${swr} const useA = (url) => useSWR(url, fetcher)` },
    {
      name: 'accepts SWR without a fetcher, which uses that of SWRConfig',
      code: `${swr} useSWR('/api/a'); useSWR('/api/a', { suspense: true }); useSWR('/api/a', null)`,
    },
    {
      name: 'accepts a fetcher that sends a token',
      code: `${swr} useSWR('/api/a', async (url) => fetch(url, { headers: { Authorization: \`Bearer \${await getToken()}\` } }))`,
    },
    {
      name: 'accepts a fetcher that uses authFetch',
      code: `${swr} const load = (url) => authFetch(url); useSWR('/api/a', load)`,
    },
    {
      name: 'accepts a hook of the same name from elsewhere',
      code: "import { useQuery } from './own'; useQuery({ queryKey: ['a'], queryFn: () => fetch('/api/a') })",
    },
    {
      name: 'accepts a query function that sends a token',
      code: `${query} useQuery({ queryKey: ['a'], queryFn: async () => fetch('/api/a', { headers: { Authorization: await bearer() } }) })`,
    },
    {
      name: 'accepts a query function without fetch',
      code: `${query} useQuery({ queryKey: ['/api/a'], queryFn: () => client.list('/api/a') })`,
    },
    {
      name: 'accepts a function named fetch that the file declares',
      code: `${query} import { fetch } from './http'; useQuery({ queryKey: ['a'], queryFn: () => fetch('/api/a') })`,
    },
    {
      name: 'accepts the hooks of @x/react',
      code: "import { useClerkSWR } from '@x/react/swr'; useClerkSWR('/api/a')",
    },
  ],
  invalid: [
    {
      name: 'reports SWR with an imported fetcher',
      code: `${swr} useSWR('/api/a', fetcher)`,
      errors: [
        {
          message:
            "'useSWR' requests '/api/a' without a token, and its cache is shared by all users. Use 'useClerkSWR' instead.",
        },
      ],
    },
    reported(
      'a template in an arrow function',
      `${swr} const useA = (id) => useSWR(() => id ? \`/api/\${id}\` : null, (url) => fetch(url))`,
      'useSWR',
      '/api/',
    ),
    reported(
      'an array as the key',
      `${swr} const useA = (id) => useSWR(id && ['/api/a', id], ([url]) => fetch(url))`,
      'useSWR',
      '/api/a',
    ),
    reported(
      'an alias of an import',
      "import { default as load } from 'swr/immutable'; load('/api/a', (url) => fetch(url))",
      'useSWRImmutable',
      '/api/a',
    ),
    reported(
      'an infinite list',
      "import useSWRInfinite from 'swr/infinite'; useSWRInfinite((page) => `/api/a?page=${page}`, get)",
      'useSWRInfinite',
      '/api/a?page=',
    ),
    reported(
      'a query function',
      `${query} useQuery({ queryKey: ['a'], queryFn: async () => (await fetch('/api/a')).json() })`,
      'useQuery',
      '/api/a',
    ),
    reported(
      'a query function that is declared in the file',
      `${query} async function load() { const r = await fetch('/api/a'); return r.json() } useQuery({ queryKey: ['a'], queryFn: load })`,
      'useQuery',
      '/api/a',
    ),
    reported(
      'an origin in a constant',
      `${query} const base = 'https://api.example.com'; useQuery({ queryKey: ['a'], queryFn: () => fetch(\`\${base}/a\`) })`,
      'useQuery',
      'https://api.example.com/a',
      [api],
    ),
    reported(
      'an origin that matches a wildcard',
      `${query} useQuery({ queryKey: ['a'], queryFn: () => fetch('https://eu.example.org/v1' + path) })`,
      'useQuery',
      'https://eu.example.org/v1',
      [api],
    ),
    reported(
      'queryOptions',
      "import { queryOptions } from '@tanstack/react-query'; const a = (id: string) => queryOptions({ queryKey: ['a', id], queryFn: () => fetch(`/api/${id}`) })",
      'queryOptions',
      '/api/',
    ),
  ],
})

function reported(what: string, code: string, hook: string, url: string, options: object[] = []) {
  const replacement = `use${hook.startsWith('useSWR') ? 'Clerk' : 'Auth'}${hook.replace(/^use/, '').replace(/^q/, 'Q')}`
  const error = { messageId: 'unauthenticated', data: { hook, url, replacement } }
  return { name: `reports ${hook} with ${what}`, code, options, errors: [error] }
}
