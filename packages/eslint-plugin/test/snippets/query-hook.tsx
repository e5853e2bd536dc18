// reports: nothing
import { useQuery } from '@tanstack/react-query'
import { useAuth } from '@clerk/nextjs'

export function useInvoices() {
  const { getToken } = useAuth()
  return useQuery({
    queryKey: ['invoices'],
    queryFn: async (): Promise<Invoice[]> => {
      const token = await getToken()
      const response = await fetch('/api/invoices', { headers: { Authorization: `Bearer ${token}` } })
      if (!response.ok) throw new Error(`API error: ${response.status}`)
      return (await response.json()) as Invoice[]
    },
  })
}
