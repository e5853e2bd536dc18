import { ClientCard } from './client-card.tsx'
import { useLiveOrders } from './use-live-orders.ts'
import source from './use-live-orders.ts?raw'

export function LiveTab() {
  const { orders, connections, readyState, error, reopen } = useLiveOrders()
  return (
    <ClientCard title="Live orders" what="server-sent events with @x/streams" source={source}>
      {readyState === 'closed' && error ? (
        <div className="failure" role="alert">
          <p>The stream ended{error.code ? ` with status ${error.code}` : ''}.</p>
          <button type="button" className="small" onClick={reopen}>
            Connect again
          </button>
        </div>
      ) : (
        <p role="status">
          {connections === 0 ? 'Connecting…' : `Connected ${connections}×, each time with a fresh token`}
        </p>
      )}
      <ul className="lines">
        {orders.map(({ id, title, owner }) => (
          <li key={id}>
            <span>
              {title} <span className="quiet">#{id}</span>
            </span>
            <span className="quiet">{owner}</span>
          </li>
        ))}
      </ul>
    </ClientCard>
  )
}
