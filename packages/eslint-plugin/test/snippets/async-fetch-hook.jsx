// reports: no-captured-token
export default async function useRequest() {
  const auth = useAuth()
  const sessionToken = await auth.getToken()
  return async (...input) => {
    const response = await fetch(...input, { headers: { Authorization: `Bearer ${sessionToken}` } })
    return response.json()
  }
}
