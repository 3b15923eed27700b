import { nameOfPlace } from '../../../answers/scenario/baseline-asked.ts'
import { addressOf, pick } from '../address.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { dependenceChart, lossesChart, shortChart, targetsChart } from '../leverage-charts.ts'
import { ChartChoice } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { ChoiceField, Grounds, MeasureTable } from '../parts/what-if.tsx'
import { bandOf, millions, part, signed } from '../parts/what-if-words.ts'
import type { LeverageAnswer } from '../questions.ts'
import { sayNumber } from '../say.ts'
import type { Page, View } from '../view.ts'

const lasting = [1, 3, 6, 12, 18, 24, 36]
const months = (count: number | null): string => (count === null ? 'never' : String(count))

const Choice = ({ all, one, view }: { all: LeverageAnswer; one: LeverageAnswer | null; view: View }) => {
  const places = [
    ...all.rows.map(({ place, name }) => [place, name] as const),
    [all.from, nameOfPlace(all.from)] as const,
  ].toSorted(([, a], [, b]) => (a < b ? -1 : 1))
  const chosen = lasting.includes(all.months) ? lasting : [...lasting, all.months].toSorted((a, b) => a - b)
  return (
    <ChartChoice at={view.at} keep={['runs', 'seed', 'elasticity']}>
      <ChoiceField name="from" word="Who cuts" value={all.from} choices={places} />
      <ChoiceField
        name="to"
        word="Whom"
        value={one?.to ?? ''}
        choices={[['', 'each in turn'], ...places.filter(([place]) => place !== all.from)]}
      />
      <ChoiceField
        name="months"
        word="For months"
        value={String(all.months)}
        choices={chosen.map((each) => [String(each), String(each)])}
      />
    </ChartChoice>
  )
}

const Tiles = ({ bands, whose, name }: { bands: NonNullable<LeverageAnswer['bands']>; whose: string; name: string }) => (
  <dl class="tiles">
    <div>
      <dt>{name} goes without, million dollars</dt>
      <dd>
        {millions(bands.target.p50)} <small>{bandOf(bands.target, millions)} in eight of ten</small>
      </dd>
    </div>
    <div>
      <dt>{whose} loses sales, million dollars</dt>
      <dd>
        {millions(bands.cutter.p50)} <small>{bandOf(bands.cutter, millions)}</small>
      </dd>
    </div>
    <div>
      <dt>Asymmetry, −1 to 1</dt>
      <dd>
        {signed(bands.asymmetry.p50)} <small>{bandOf(bands.asymmetry, signed)}; below 0 the one that cuts loses more</small>
      </dd>
    </div>
    <div>
      <dt>Months to pain</dt>
      <dd>
        {months(bands.timeToPain.p50)}{' '}
        <small>
          {months(bands.timeToPain.p10)} to {months(bands.timeToPain.p90)}, until more than 5% is lacking
        </small>
      </dd>
    </div>
    <div>
      <dt>Half-life, months</dt>
      <dd>
        {months(bands.halfLife.p50)}{' '}
        <small>
          {months(bands.halfLife.p10)} to {months(bands.halfLife.p90)}, from the worst until halved
        </small>
      </dd>
    </div>
    <div>
      <dt>Would pay to have it called off, million dollars</dt>
      <dd>
        {millions(bands.transfer.p50)}{' '}
        <small>{bandOf(bands.transfer, millions)}; halfway between the losses, below 0: be paid</small>
      </dd>
    </div>
  </dl>
)

const Before = ({ before, name, whose }: { before: NonNullable<LeverageAnswer['static']>; name: string; whose: string }) => (
  <MeasureTable
    id="static"
    title={`Before anybody acts: a static index of ${signed(before.index)}`}
    says={`Dependence both ways, weighted with what each element is worth in the use of the two and with what is at stake, at an elasticity of ${sayNumber(before.elasticity)}. Above 0 ${whose} holds more of it. It knows no stocks, no time and no second source.`}
    heads={['Element', '#Weight', `#${name} on ${whose}`, `#${whose} on ${name}`, `#Stake of ${name}`, `#Stake of ${whose}`]}
    rows={before.terms.map(({ good, weight, onFirst, onSecond, stakeSecond, stakeFirst }) => [
      good,
      ...[weight, onFirst, onSecond, stakeSecond, stakeFirst].map(part),
    ])}
  />
)

/** Who holds the leverage: losses of both sides, asymmetry and times side by side. `one` is about a single target. */
export function leveragePage(all: LeverageAnswer, one: LeverageAnswer | null, view: View): Page {
  const { at } = view
  const whose = nameOfPlace(all.from)
  const name = one?.rows[0]?.name ?? ''
  const charts = [
    ...(one?.bands == null ? [] : [lossesChart(one, one.bands), shortChart(one, one.bands)]),
    ...(one?.static == null ? [] : [dependenceChart(one, one.static)]),
    targetsChart(all),
  ]
  const answer = one ?? all
  return {
    title: one === null ? `Leverage of ${whose}` : `Leverage of ${whose} over ${name}`,
    section: '/leverage',
    charts,
    body: (
      <div class="charts">
        <h1>Who holds the leverage?</h1>
        <Choice all={all} one={one} view={view} />
        <div data-live-part>
          <p class="lead" role="status">
            {answer.says}
          </p>
          {one?.bands == null ? null : <Tiles bands={one.bands} whose={whose} name={name} />}
          {charts.map((chart) => (
            <ChartFigure chart={chart} view={view} />
          ))}
          {one?.static == null ? null : <Before before={one.static} name={name} whose={whose} />}
          <MeasureTable
            id="targets"
            title="Every place cut off in turn"
            says={`For ${all.months} months, one run each on the likeliest values. A name leads to its runs with bands.`}
            heads={[
              'Cut off',
              '#Goes without, million dollars',
              `#Sales lost by ${whose}`,
              '#Asymmetry',
              '#Months to pain',
              '#Half-life',
              '#Worst month lacks',
            ]}
            rows={all.rows.map((row) => [
              <a href={addressOf(at, { to: row.place })}>{row.name}</a>,
              millions(row.target),
              millions(row.cutter),
              signed(row.asymmetry),
              months(row.timeToPain),
              row.halfLife === null ? 'over three years' : String(row.halfLife),
              part(row.worst),
            ])}
          />
          <Grounds
            title="What it rests on, and what it is not"
            says={[...all.caveats, ...all.values.map((each) => `Value of ${each}.`)]}
            receipts={answer.receipts}
          />
          {one?.to == null ? null : (
            <p class="small">
              <a href={addressOf(at, { from: one.to, to: all.from })}>
                The other way round: {name} cuts off {whose}
              </a>
            </p>
          )}
          <Downloads at={questionAt('leverage', { ...pick(at.query, ['from', 'to', 'months', 'elasticity', 'runs', 'seed']) })} />
        </div>
      </div>
    ),
  }
}
