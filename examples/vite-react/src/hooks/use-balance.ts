import { useAuthQuery } from '#clerk'
import { billingOrigin } from '../config.ts'

interface Balance {
  readonly balance: string
  readonly userId: string
  readonly audience: string
}

// In main.tsx: origins={[apiOrigin, { origin: billingOrigin, auth: { template: 'api' } }]}
export function useBalance() {
  return useAuthQuery<Balance>({ queryKey: ['balance'], url: `${billingOrigin}/balance` })
}
