import { ClassSeal, classMeaning } from '../parts/receipt-class.tsx'
import { VerdictBadge, verdictMeaning, verdictOrder } from '../parts/verdict.tsx'
import type { DoctorAnswer } from '../questions.ts'
import { sayDate, sayNumber } from '../say.ts'
import type { Page } from '../view.ts'

const classes = ['held', 'transcribed', 'cited'] as const

const State = ({ doctor }: { doctor: DoctorAnswer }) => (
  <section aria-labelledby="state-title">
    <h2 id="state-title">This desk, now</h2>
    <p>
      Version {doctor.version}. {sayNumber(doctor.counts.figures)} figures and {sayNumber(doctor.counts.events)} events, speaking
      of {sayDate(doctor.horizon.first)} to {sayDate(doctor.horizon.last)}; nothing was learned after{' '}
      {sayDate(doctor.horizon.lastKnown)}.
    </p>
    <ul class="health">
      {doctor.checks.map((check) => (
        <li data-ok={check.ok ? '' : undefined}>
          <b>{check.ok ? 'Well' : 'Not well'}</b> {check.name}: {check.says}
          {check.remedy === null ? '' : ` What to do: ${check.remedy}`}
        </li>
      ))}
    </ul>
    {doctor.imports.length === 0 ? null : (
      <table>
        <caption>Files imported into this desk</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Source</th>
            <th scope="col">Kept</th>
            <th scope="col">Put aside</th>
            <th scope="col">Known from</th>
          </tr>
        </thead>
        <tbody>
          {doctor.imports.map((each) => (
            <tr>
              <td>{each.file}</td>
              <td>{each.title}</td>
              <td>{sayNumber(each.kept)}</td>
              <td>{sayNumber(each.quarantined)}</td>
              <td>{sayDate(each.known)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

/** Method and limits on one page. */
export const aboutPage = (doctor: DoctorAnswer | null): Page => ({
  title: 'Method and limits',
  section: '/about',
  body: (
    <div class="prose method">
      <h1>Method and limits</h1>
      <p class="lead">
        Ytterby is the village whose quarry gave four elements their names. This desk answers one kind of question: which
        statements about rare earths and critical minerals hold, under which definition, on which day, and on whose evidence.
      </p>
      <section aria-labelledby="about-verdicts">
        <h2 id="about-verdicts">Six verdicts</h2>
        <dl class="verdict-key">
          {verdictOrder.map((verdict) => (
            <div>
              <dt>
                <VerdictBadge verdict={verdict} />
              </dt>
              <dd>{verdictMeaning[verdict]}</dd>
            </div>
          ))}
        </dl>
        <p>
          A share stated exactly may differ by one point, a rounded or approximate one by three; a quantity by two percent, an
          approximate one by ten. The tolerance that was applied stands beside every verdict.
        </p>
      </section>
      <section aria-labelledby="about-receipts">
        <h2 id="about-receipts">Three classes of receipt</h2>
        <dl class="verdict-key">
          {classes.map((each) => (
            <div>
              <dt>
                <ClassSeal of={each} />
              </dt>
              <dd>{classMeaning[each]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="about-definitions">
        <h2 id="about-definitions">No figure without a definition</h2>
        <p>
          China’s part of mining is about seventy percent when all rare earths are weighed as oxide and about sixty when only the
          magnet rare earths are counted. Both are right. Each figure here says what it measures, which elements, on which basis,
          at which stage, where, when, in which unit, and whether it was measured, estimated, derived, asserted or projected. Two
          figures are compared only where these agree.
        </p>
      </section>
      <section aria-labelledby="about-times">
        <h2 id="about-times">Two times</h2>
        <p>
          <b>As of</b> asks what was true on a day; <b>known by</b> hides what was learned later. A rule suspended until a day
          that has passed, with nothing on record about what followed, is shown as not known and never as suspended.
        </p>
      </section>
      <section aria-labelledby="about-limits">
        <h2 id="about-limits">What it is not</h2>
        <p>
          A research aid: not legal advice, not investment advice, not a licence decision. “Unsupported” means that nothing in
          this store bears on a claim, not that the claim is untrue. Texts you paste stay in this program’s memory until it stops;
          no page of this desk loads anything from another address.
        </p>
        <p>
          The same questions can be asked from the command line, over the <a href="/api/docs">programming interface</a> and by
          other programs through the Model Context Protocol.
        </p>
      </section>
      {doctor === null ? null : <State doctor={doctor} />}
    </div>
  ),
})
