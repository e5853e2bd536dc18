// reports: no-captured-token
import useSWR from 'swr'
import { useAuth } from '@clerk/nextjs'

export default async function useRows(path: string) {
  const { getToken } = useAuth()
  const token = await getToken()
  const load = async (...input: [RequestInfo]) => {
    const headers = { Authorization: `Bearer ${token}` }
    return fetch(...input, { headers }).then((response) => response.json())
  }
  return useSWR(path, load)
}
