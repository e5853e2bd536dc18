import { apiOrigin } from '@x/example-shared/page/config.ts'
import type { Settings } from '../settings.ts'
import { Choice } from '@x/example-shared/page/choice.tsx'
import { RevokeButton } from './revoke-button.tsx'
import { useConditions } from './use-conditions.ts'

interface ControlsProps {
  readonly settings: Settings
  readonly onChange: (change: Partial<Settings>) => void
  readonly api: string
}

/** Switches that break things, to see how the hooks react. */
export function Controls({ settings, onChange, api }: ControlsProps) {
  const [condition, setCondition] = useConditions()
  return (
    <section className="card controls" aria-label="Controls">
      <Choice
        legend="Calls go to"
        value={settings.origin}
        options={[
          ['same', '/api'],
          ['other', new URL(apiOrigin).host],
        ]}
        onChange={(origin) => onChange({ origin })}
      />
      <Choice
        legend="Refetch every"
        value={settings.every}
        options={[
          [1000, '1 s'],
          [5000, '5 s'],
          [0, 'Off'],
        ]}
        onChange={(every) => onChange({ every })}
      />
      <Choice
        legend="The API is"
        value={condition}
        options={[
          ['normal', 'Normal'],
          ['slow', 'Slow'],
          ['down', 'Down'],
        ]}
        onChange={(next) => void setCondition(next)}
      />
      <RevokeButton api={api} />
    </section>
  )
}
