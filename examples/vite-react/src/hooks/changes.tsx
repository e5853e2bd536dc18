import { useState } from 'react'
import { entries } from '#clerk'
import { HookCard } from './hook-card.tsx'
import { RequestState } from './request-state.tsx'
import { useStock } from './use-stock.ts'
import stockSource from './use-stock.ts?raw'
import { useTasks } from './use-tasks.ts'
import tasksSource from './use-tasks.ts?raw'

export function TasksCard({ api }: { readonly api: string }) {
  const { tasks, isLoading, error, change, changeError } = useTasks(api)
  const [reject, setReject] = useState(false)
  return (
    <HookCard
      title="Optimistic update, TanStack Query"
      hooks="useAuthMutation, useAuthQueryOptions"
      source={tasksSource}
      entry={entries.query}
    >
      <RequestState isLoading={isLoading} error={error} />
      <ul className="lines">
        {tasks?.map((task) => (
          <li key={task.id}>
            <label>
              <input
                type="checkbox"
                checked={task.done}
                onChange={() => change({ ...task, done: !task.done, reject })}
              />
              {task.title}
            </label>
            <span className="quiet">{task.owner}</span>
          </li>
        ))}
      </ul>
      <Rejection reject={reject} onChange={setReject} isRejected={Boolean(changeError)} />
    </HookCard>
  )
}

export function StockCard({ api }: { readonly api: string }) {
  const { stock, isLoading, error, take, takeError } = useStock(api)
  const [reject, setReject] = useState(false)
  return (
    <HookCard
      title="Optimistic update, SWR"
      hooks="useClerkSWR, useClerkSWRMutation"
      source={stockSource}
      entry={entries.swr}
    >
      <RequestState isLoading={isLoading} error={error} />
      {stock && (
        <p className="figure">
          <strong>{stock.left}</strong> cups on the shelf
        </p>
      )}
      <button type="button" className="small" onClick={() => void take(reject)}>
        Take one
      </button>
      <Rejection reject={reject} onChange={setReject} isRejected={Boolean(takeError)} />
    </HookCard>
  )
}

interface RejectionProps {
  readonly reject: boolean
  readonly onChange: (reject: boolean) => void
  readonly isRejected: boolean
}

/** Makes the API reject changes, so that the page rolls them back. */
function Rejection({ reject, onChange, isRejected }: RejectionProps) {
  return (
    <div className="rejection">
      <label>
        <input type="checkbox" checked={reject} onChange={() => onChange(!reject)} />
        The API rejects changes
      </label>
      <p role="status">{isRejected && 'Rejected and rolled back.'}</p>
    </div>
  )
}
