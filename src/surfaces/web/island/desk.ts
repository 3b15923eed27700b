import { liveChoice } from './choice.ts'
import { liveClaims } from './claims.ts'
import { liveForm } from './form.ts'
import { liveSearch } from './search.ts'
import { liveLab } from './lab.ts'
import { liveTheme } from './theme.ts'

/** Everything here only saves a reload: each link and form works without it. */
liveTheme(document)
const check = document.querySelector<HTMLElement>('[data-check]')
if (check !== null) liveClaims(check)
const form = document.querySelector<HTMLFormElement>('[data-check-form]')
if (form !== null) liveForm(form)
const choice = document.querySelector<HTMLFormElement>('[data-live-choice]')
if (choice !== null) liveChoice(choice)
const search = document.querySelector<HTMLFormElement>('[data-search-form]')
if (search !== null) liveSearch(search)
const lab = document.querySelector<HTMLFormElement>('[data-lab]')
if (lab !== null) liveLab(lab)
