import { noCapturedToken } from '../src/rules/no-captured-token.js'
import { ruleTester } from './rule-tester.js'

const bearer = '{ headers: { Authorization: `Bearer ${token}` } }'

ruleTester.run('no-captured-token', noCapturedToken, {
  valid: [
    {
      name: 'accepts a token for one request',
      code: 'const load = async (url) => fetch(url, { headers: { Authorization: `Bearer ${await getToken()}` } })',
    },
    {
      name: 'accepts a token in a const for one request',
      code: `const load = async (url) => { const token = await getToken(); const init = ${bearer}; return fetch(url, init) }`,
    },
    {
      name: 'accepts a token in a query function',
      code: `useQuery({ queryKey: ['a'], queryFn: async () => { const token = await getToken(); const r = await fetch('/a', ${bearer}); return r.json() } })`,
    },
    {
      name: 'accepts a token in an effect',
      code: `function A() { useEffect(() => { async function load() { const token = await getToken(); setRows(await get('/a', token)) } load() }, []) }`,
    },
    {
      name: 'accepts a request at the top of a script',
      code: "(async () => { fetch('/a', { headers: { Authorization: `Bearer ${await Clerk.session.getToken()}` } }) })(); await fetch('/b', { headers: { a: await getToken() } })",
    },
    {
      name: "accepts axios's interceptor",
      code: 'axios.interceptors.request.use(async (config) => { config.headers.Authorization = `Bearer ${await getToken()}`; return config })',
    },
    {
      name: 'accepts headers that are made for each request',
      code: 'async function headers() { const token = await getToken(); const all = {}; all.Authorization = `Bearer ${token}`; return { ...all, Accept: "a" } }',
    },
    {
      name: 'accepts requests for each element of a list',
      code: `async function all(ids) { const token = await getToken(); return Promise.all(ids.map((id) => fetch('/a/' + id, ${bearer}))) }`,
    },
    {
      name: 'accepts a helper that only the same function calls',
      code: `async function all(ids) { const token = await getToken(); const one = (id) => fetch('/a/' + id, ${bearer}); await one(1); await Promise.all(ids.map((id) => one(id))) }`,
    },
    {
      name: 'accepts a callback of a call that is awaited',
      code: `async function Page() { const token = await getToken(); await client.prefetchQuery({ queryKey: ['a'], queryFn: () => fetch('/a', ${bearer}) }) }`,
    },
    {
      name: 'accepts a token in a then',
      code: 'const load = () => getToken().then((token) => fetch("/a", { headers: { a: token } }))',
    },
    {
      name: 'accepts a function that returns the token',
      code: 'const client = createAuthFetch({ getToken: () => Clerk.session.getToken() }); const get = async () => await getToken({ template: "a" })',
    },
    {
      name: 'accepts a socket for which a token is read',
      code: 'async function open() { const socket = new WebSocket(`wss://a?token=${await getToken()}`); return () => socket.close() }',
    },
    {
      name: 'accepts a comparison',
      code: 'async function useA() { const token = await getToken(); const isIn = token !== null; return () => isIn }',
    },
    {
      name: 'accepts data that was read with a token',
      code: 'async function load() { const data = await createOrder({ token: await getToken() }); return () => data }',
    },
    {
      name: "accepts Firebase's getToken",
      code: "import { getToken } from 'firebase/messaging'; const token = await getToken(messaging); const f = () => send(token)",
    },
    { name: 'accepts other methods', code: 'const token = await readToken(); const csrf = getCsrfToken()' },
  ],
  invalid: [
    captured(
      'module',
      'a token of a module',
      `const token = await Clerk.session.getToken(); export const load = (url) => fetch(url, ${bearer})`,
    ),
    captured('module', 'a promise of a module', 'const tokenPromise = window.Clerk?.session?.getToken()'),
    captured(
      'module',
      'a client of a module',
      'export const client = new GraphQLClient(url, { headers: { Authorization: `Bearer ${await getToken()}` } })',
    ),
    captured(
      'stored',
      'a variable of a module',
      'let cached; export async function load() { cached ??= await getToken(); return fetch("/a", { headers: { a: cached } }) }',
    ),
    captured(
      'stored',
      'state',
      'function A() { const [token, setToken] = useState(""); useEffect(() => { (async () => { setToken(await getToken()) })() }, []) }',
    ),
    captured(
      'stored',
      'state by a const',
      'function A() { const [token, setToken] = useState<string>(); const load = async () => { const next = await getToken(); if (next) setToken(next!) } }',
    ),
    captured(
      'stored',
      'state by then',
      'function A() { const [token, setToken] = React.useState(null); useEffect(() => { getToken().then(setToken) }, []) }',
    ),
    captured(
      'stored',
      "state by then's callback",
      'function A() { const [token, setToken] = useState(null); useEffect(() => { void getToken().then((value) => setToken(value)) }, []) }',
    ),
    captured(
      'stored',
      'a ref',
      'function A() { const ref = useRef(""); useEffect(() => { const load = async () => { ref.current = await getToken() }; load() }, []) }',
    ),
    captured('stored', 'storage', 'async function save() { localStorage.setItem("token", await getToken()) }'),
    captured(
      'stored',
      "axios's defaults",
      'async function boot() { axios.defaults.headers.common["Authorization"] = `Bearer ${await getToken()}` }',
    ),
    captured(
      'stored',
      "axios's defaults by a const",
      'async function boot() { const token = await getToken(); axios.defaults.headers.common.Authorization = "Bearer " + token }',
    ),
    captured(
      'stored',
      'a client in a variable of a module',
      'let api; async function boot() { const token = await getToken(); api = axios.create({ headers: { Authorization: `Bearer ${token}` } }) }',
    ),
    captured('stored', 'a field', 'class Api { async boot() { this.token = await this.session.getToken() } }'),
    captured(
      'closure',
      'an async hook that returns a fetch',
      `export default async function useApi() { const { getToken } = useAuth(); const token = await getToken(); const send = async (...args) => fetch(...args, ${bearer}); return send }`,
    ),
    captured(
      'closure',
      'a fetcher for SWR',
      `export default async function useRows(url: string) { const token = await getToken(); const fetcher = async (...args: [RequestInfo]) => fetch(...args, ${bearer}).then((r) => r.json()); return useSWR(url, fetcher) }`,
    ),
    captured(
      'closure',
      'a query function in options',
      `async function useRows() { const token = await getToken(); return useQuery({ queryKey: ['a'], queryFn: () => fetch('/a', ${bearer}) }) }`,
    ),
    captured(
      'closure',
      'headers that a later function uses',
      'async function make() { const token = await getToken(); const headers = { Authorization: `Bearer ${token}` }; return { list: () => fetch("/a", { headers }) } }',
    ),
    captured(
      'closure',
      'a helper of a function that is returned',
      `async function make() { const token = await getToken(); function send(url) { return fetch(url, ${bearer}) } return { list: () => send("/a") } }`,
    ),
    captured(
      'closure',
      'a client of a function that is returned',
      'async function make() { const api = axios.create({ headers: { Authorization: `Bearer ${await getToken()}` } }); return { list: () => api.get("/a") } }',
    ),
    captured(
      'closure',
      "axios's interceptor",
      'async function boot() { const token = await getToken(); axios.interceptors.request.use((config) => { config.headers.Authorization = `Bearer ${token}`; return config }) }',
    ),
    captured(
      'closure',
      'a timer',
      `async function poll() { const token = await getToken(); setInterval(() => fetch('/a', ${bearer}), 5000) }`,
    ),
    captured(
      'closure',
      'an event handler',
      `async function A() { const token = await getToken(); return <button onClick={() => fetch('/a', ${bearer})} /> }`,
    ),
  ],
})

function captured(messageId: string, where: string, code: string) {
  return { name: `reports a token in ${where}`, code, errors: [{ messageId }] }
}
