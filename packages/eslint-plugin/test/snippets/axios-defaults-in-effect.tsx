// reports: no-captured-token
export function AxiosAuth() {
  const { getToken } = useAuth()
  useEffect(() => {
    const authenticate = async () => {
      const token = await getToken()
      api.defaults.headers.common['Authorization'] = `Bearer ${token}`
    }
    void authenticate()
  }, [getToken])
  return null
}
