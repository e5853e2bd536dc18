// reports: no-captured-token
export function Orders() {
  const { getToken } = useAuth()
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => {
    getToken().then((value) => setToken(value))
  }, [getToken])
  const { data } = useSWR(token ? ['orders', token] : null, ([path, bearer]) => load(path, bearer))
  return <pre>{JSON.stringify(data)}</pre>
}
