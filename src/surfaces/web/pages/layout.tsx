import { addressOf } from '../address.ts'
import { Mark } from '../parts/mark.tsx'
import { isGroup, sections } from '../sections.ts'
import { themes, type Theme } from '../theme.ts'
import type { Page, View } from '../view.ts'

const themeWord: Record<Theme, string> = { auto: 'System', light: 'Light', dark: 'Dark' }

const ThemeChoice = ({ view }: { view: View }) => (
  <form class="theme" method="post" action="/theme" data-theme-choice>
    <input type="hidden" name="back" value={addressOf(view.at)} />
    <fieldset>
      <legend class="unseen">Colours</legend>
      {themes.map((theme) => (
        <button type="submit" name="to" value={theme} aria-pressed={view.theme === theme ? 'true' : 'false'}>
          {themeWord[theme]}
        </button>
      ))}
    </fieldset>
  </form>
)

/** The way to every page: sections, and below them the pages of the section one is in. No menu hides anything. */
const Masthead = ({ section }: { section: string }) => {
  const group = sections.filter(isGroup).find(({ pages }) => pages.some(({ path }) => path === section))
  return (
    <header class="masthead">
      <a class="home" href="/">
        <Mark />
        <span>
          <b>Ytterby</b>
          <small>The evidence desk for rare earths</small>
        </span>
      </a>
      <nav aria-label="Desk">
        {sections.map((entry) => {
          const within = isGroup(entry) && entry.pages.some(({ path }) => path === section)
          return (
            <a href={entry.path} aria-current={entry.path === section ? 'page' : within ? 'true' : undefined}>
              {entry.word}
            </a>
          )
        })}
      </nav>
      {group === undefined ? null : (
        <nav aria-label={group.word} class="pages-of">
          {group.pages.map(({ path, word }) => (
            <a href={path} aria-current={path === section ? 'page' : undefined}>
              {word}
            </a>
          ))}
        </nav>
      )}
    </header>
  )
}

const Foot = ({ view }: { view: View }) => (
  <footer class="foot">
    <p>
      Ytterby {view.version} runs on this machine and contacts no other address unless you ask it to. A research aid, not legal or
      investment advice.
    </p>
    <p>
      <a href="/about">Method and limits</a> · <a href="/api/docs">API</a>
    </p>
    <ThemeChoice view={view} />
  </footer>
)

/** Every page: head, masthead, what was asked, foot. Nothing inline, nothing from elsewhere. */
export const Layout = ({ view, page }: { view: View; page: Page }) => {
  const [css, script, mark] = [view.assets.get('desk.css'), view.assets.get('desk.js'), view.assets.get('mark.svg')]
  return (
    <html lang="en-GB" data-theme={view.theme}>
      <head>
        <meta charset="utf-8" />
        <title>{page.title === '' ? 'Ytterby' : `${page.title} · Ytterby`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={view.theme === 'auto' ? 'light dark' : view.theme} />
        {css === undefined ? null : <link rel="stylesheet" href={css.href} />}
        {mark === undefined ? null : <link rel="icon" type="image/svg+xml" href={mark.href} />}
        {page.feeds?.map(({ title, href }) => (
          <link rel="alternate" type="application/atom+xml" title={title} href={href} />
        ))}
        {script === undefined ? null : <script type="module" src={script.href} />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Masthead section={page.section} />
        <main id="main" tabIndex={-1}>
          {page.body}
        </main>
        <Foot view={view} />
      </body>
    </html>
  )
}
