import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { stream } from 'hono/streaming'
import { Refusal } from '../../kernel/errors.ts'
import type { Ask } from '../ask.ts'
import { downloadOf, readFormat, type Export } from '../export.ts'
import { addressOf, type Address } from './address.ts'
import type { Once } from './kept-answers.ts'
import { longestPacked, packText } from './packed-text.ts'
import { scenarioPage } from './pages/scenario.tsx'
import type { Questions, ScenarioAnswer } from './questions.ts'
import { scenarioAskedAt, scenarioIn, type ScenarioAsked } from './scenario-asked.ts'
import type { Page, View } from './view.ts'

/** What the lab needs of the desk around it. */
export interface Around {
  readonly ask: Ask
  readonly asked: Questions
  readonly once: Once
  readonly toFile: Export | undefined
  addressOf(context: Context): Address
  show(context: Context, build: (view: View) => Promise<Page>): Promise<Response>
}

/** Mounts the scenario laboratory: the page, a file of one's own, and runs that tell how far they are and stop when nobody listens any more. */
export function mountScenario(app: Hono, around: Around): void {
  const { ask, asked, once } = around
  const answered = async (input: ScenarioAsked, watch?: Parameters<Ask>[2]): Promise<ScenarioAnswer> =>
    once(`scenario ${JSON.stringify(input)}`, async () => ask('scenario', input, watch) as Promise<ScenarioAnswer>)

  async function inputAt(at: Address): Promise<ScenarioAsked> {
    const { scenarios } = await asked.scenarios({ name: scenarioIn(at) })
    return scenarioAskedAt(at, scenarios[0]?.adjustable ?? [])
  }

  /** A second scenario to set beside the first, run as often and with the same seed. */
  async function beside(at: Address, { runs, seed }: ScenarioAsked): Promise<ScenarioAnswer | undefined> {
    const name = at.query['with']
    return name === undefined ? undefined : answered({ scenario: name, set: '', runs, seed })
  }

  async function page(view: View): Promise<Page> {
    const input = await inputAt(view.at)
    const [answer, { scenarios }, other] = await Promise.all([answered(input), asked.scenarios({}), beside(view.at, input)])
    return scenarioPage(answer, scenarios, view, other)
  }

  app.get('/scenario', async (context) => {
    const at = around.addressOf(context)
    const { format } = at.query
    if (format === undefined || around.toFile === undefined) return around.show(context, page)
    const input = await inputAt(at)
    return downloadOf(await around.toFile('scenario', { input, answer: await answered(input) }, readFormat(format)))
  })

  app.post('/scenario', bodyLimit({ maxSize: longestPacked }), async (context) => {
    const { file } = await context.req.parseBody()
    if (typeof file !== 'string' || file.trim() === '')
      return around.show(context, () => Promise.reject(new Refusal('empty-input', 'there is no scenario file to run')))
    return context.redirect(addressOf({ path: '/scenario', query: { z: packText(file.replaceAll('\r\n', '\n')) } }), 303)
  })

  // Lines of JSON: how many runs are done, then that all are. The answer is kept, so the page that is asked for next has it.
  app.get('/scenario/runs', (context) => {
    const at = around.addressOf(context)
    context.header('content-type', 'application/x-ndjson')
    return stream(context, async (out) => {
      let gone = false
      out.onAbort(() => {
        gone = true
      })
      let told = 0
      const tell = async (line: object): Promise<unknown> => out.write(`${JSON.stringify(line)}\n`)
      try {
        const input = await inputAt(at)
        await answered(input, {
          progress: (done, of) => {
            if (done < of && done - told < of / 50) return
            told = done
            void tell({ done, of })
          },
          isCancelled: () => gone,
        })
        await tell({ ready: true })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        await tell({ refused: error.message, code: error.code })
      }
    })
  })
}
