import { useState } from 'react'
import { entries } from '#clerk'
import { HookCard } from './hook-card.tsx'
import { useStock } from './use-stock.ts'
import stockSource from './use-stock.ts?raw'
import { useTasks } from './use-tasks.ts'
import tasksSource from './use-tasks.ts?raw'

export function TasksCard({ api }: { readonly api: string }) {
  const { tasks, change, error } = useTasks(api)
  const [refuse, setRefuse] = useState(false)
  return (
    <HookCard
      title="Shown before the answer, TanStack Query"
      hooks="useAuthMutation, useAuthQueryOptions"
      source={tasksSource}
      entry={entries.query}
    >
      <ul className="lines">
        {tasks?.map((task) => (
          <li key={task.id}>
            <label>
              <input
                type="checkbox"
                checked={task.done}
                onChange={() => change({ ...task, done: !task.done, refuse })}
              />
              {task.title}
            </label>
            <span className="quiet">{task.owner}</span>
          </li>
        ))}
      </ul>
      <Refusal refuse={refuse} onChange={setRefuse} refused={Boolean(error)} />
    </HookCard>
  )
}

export function StockCard({ api }: { readonly api: string }) {
  const { stock, take, error } = useStock(api)
  const [refuse, setRefuse] = useState(false)
  return (
    <HookCard
      title="Shown before the answer, SWR"
      hooks="useClerkSWR, useClerkSWRMutation"
      source={stockSource}
      entry={entries.swr}
    >
      <p className="figure">
        <strong>{stock?.left ?? '–'}</strong> cups on the shelf
      </p>
      <button type="button" className="small" onClick={() => void take(refuse)}>
        Take one
      </button>
      <Refusal refuse={refuse} onChange={setRefuse} refused={Boolean(error)} />
    </HookCard>
  )
}

interface RefusalProps {
  readonly refuse: boolean
  readonly onChange: (refuse: boolean) => void
  readonly refused: boolean
}

/** Lets the API say no, to see the change rolled back. */
function Refusal({ refuse, onChange, refused }: RefusalProps) {
  return (
    <div className="refusal">
      <label>
        <input type="checkbox" checked={refuse} onChange={() => onChange(!refuse)} />
        The API refuses changes
      </label>
      <p role="status">{refused && 'Refused, and rolled back.'}</p>
    </div>
  )
}
