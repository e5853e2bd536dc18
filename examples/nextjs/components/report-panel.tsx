'use client'
import { useReport } from '@/hooks/use-report'
import { urls } from '@/lib/requests'
import { Panel } from './panel'

export function ReportPanel() {
  const { report, error, busy, open } = useReport()
  return (
    <Panel
      hook="auth.protect()"
      library="fetch on a click"
      url={urls.report}
      rows={report}
      error={error}
      isLoading={busy}
      retry={() => void open()}
    >
      <div className="panel-action">
        <button type="button" className="small" onClick={() => void open()}>
          Open the report
        </button>
      </div>
    </Panel>
  )
}
