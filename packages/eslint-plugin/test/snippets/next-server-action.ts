// reports: nothing
import { auth } from '@clerk/nextjs/server'

export async function save(id: string) {
  const { getToken } = await auth()
  const token = await getToken({ template: 'api' })
  const response = await fetch(`https://api.example.com/${id}`, { headers: { Authorization: `Bearer ${token}` } })
  return response.json()
}
