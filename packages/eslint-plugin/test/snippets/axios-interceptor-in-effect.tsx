// reports: nothing
export function AxiosAuth({ children }: { children: React.ReactNode }) {
  const { getToken } = useAuth()
  useEffect(() => {
    const id = axios.interceptors.request.use(async (config) => {
      const token = await getToken()
      if (token) config.headers.Authorization = `Bearer ${token}`
      return config
    })
    return () => axios.interceptors.request.eject(id)
  }, [getToken])
  return children
}
