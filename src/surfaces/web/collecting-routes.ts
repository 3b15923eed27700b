import type { Context, Hono } from 'hono'
import { Refusal } from '../../kernel/errors.ts'
import { pick } from './address.ts'
import { jobsPage, jobsPerPage } from './pages/jobs.tsx'
import { receiptDiffPage } from './pages/receipt-diff.tsx'
import { sourcesPage } from './pages/sources.tsx'
import type { Questions } from './questions.ts'
import type { Page, View } from './view.ts'

interface Parts {
  readonly asked: Questions
  /** Builds a page anew each time: what is collected changes without the ledger. */
  readonly live: (context: Context, build: (view: View) => Promise<Page>) => Promise<Response>
}

/** Pages of what is collected: watched sources, jobs, and what changed between two versions. */
export function collectingRoutes(app: Hono, { asked, live }: Parts): void {
  app.get('/sources', async (context) => live(context, async () => sourcesPage(await asked.sources({}))))

  app.post('/sources', async (context) => {
    const form = await context.req.parseBody()
    const field = (name: string): string => (typeof form[name] === 'string' ? form[name].trim() : '')
    const act = field('do')
    if (act === 'preview' || act === 'add')
      return live(context, async () => {
        const [url, kind, title] = [field('url'), field('kind'), field('title')]
        const given = {
          ...(kind === '' ? {} : { kind }),
          ...(title === '' ? {} : { title }),
          publisher: field('publisher'),
          every: field('every') || undefined,
        }
        try {
          return sourcesPage(await asked.sources(act === 'preview' ? { preview: url } : { add: url, ...given }))
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          return sourcesPage(await asked.sources({}), url, error)
        }
      })
    if (!['pause', 'resume', 'now', 'remove'].includes(act))
      throw new Refusal('bad-input', 'a source can be paused, resumed, looked at now, or removed')
    await asked.sources({ [act]: field('id') })
    return context.redirect(act === 'remove' ? '/sources' : `/sources#source-${encodeURIComponent(field('id'))}`, 303)
  })

  app.get('/jobs', async (context) =>
    live(context, async (view) =>
      jobsPage(await asked.jobs({ ...pick(view.at.query, ['state', 'offset']), limit: jobsPerPage }), view),
    ),
  )

  app.post('/jobs', async (context) => {
    const { retry } = await context.req.parseBody()
    const id = typeof retry === 'string' ? retry : ''
    await asked.jobs({ retry: id })
    return context.redirect(`/jobs#job-${encodeURIComponent(id)}`, 303)
  })

  app.get('/receipt/:id/changes', async (context) =>
    live(context, async (view) =>
      receiptDiffPage(await asked.receiptDiff({ id: context.req.param('id'), ...pick(view.at.query, ['with']) })),
    ),
  )
}
