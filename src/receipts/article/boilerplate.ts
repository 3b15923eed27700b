import { closesSentence, wordCount } from './chunk.ts'

/**
 * What surrounds an article on a page. `line`: this chunk alone. `label`: it and the heading-like chunks after it. `footer`: from
 * here on the article is over, unless prose of some length follows.
 */
export interface Furniture {
  readonly why: string
  readonly reach: 'line' | 'label' | 'footer'
}

interface Rule extends Furniture {
  readonly pattern: RegExp
  /** Longest text the rule speaks of: the same words in a long paragraph are prose. */
  readonly most: number
}

const rules: readonly Rule[] = [
  {
    why: 'copyright line',
    reach: 'footer',
    most: 400,
    pattern: /^(?:©|\(c\)\s|copyright\b.{0,20}\d{4}|copyright ©)|all rights reserved\.?$/i,
  },
  { why: 'search label', reach: 'line', most: 40, pattern: /^search(?:\s+(?:for|this site|the site|here|our site).*)?[:.…]*$/i },
  {
    why: 'headlines of other articles',
    reach: 'label',
    most: 70,
    pattern:
      /^(?:(?:recent|latest|related|popular|trending|recommended|featured|similar|other|more|top)\s+(?:[^\s.,;:!?]+\s+){0,3}(?:news|posts?|articles?|stories|reading|reads|content|coverage|headlines|analysis|links|topics|videos?|insights)|related|trending(?: now)?|most (?:read|popular|viewed|shared)(?: .*)?|you (?:may|might) (?:also )?(?:like|be interested.*)|(?:read|up|what to read) next|see also|also (?:read|in this .*)|editor[’']?s?[’']? picks?|don[’']?t miss|more (?:from|on|in|about|like this) ?.*|further reading|what we[’']re reading|in other news|from around the web)[:.…]?$/i,
  },
  {
    why: 'link to another article',
    reach: 'line',
    most: 240,
    pattern:
      /^(?:read(?: (?:more|next|also|the full .{0,30}))?|related|see also|also read|more(?: on this)?|watch|listen|download|explore|learn more|click here|view .{0,30}|recommended)\s*[:|→»>–—-]\s*\S|^(?:read more|learn more|continue reading|view all|see all|show more|find out more|click here)\b.{0,60}$/i,
  },
  {
    why: 'comment form',
    reach: 'footer',
    most: 60,
    pattern:
      /^(?:\d+|no)\s+(?:comments?|repl(?:y|ies)|responses?|thoughts? on .*)$|^(?:submit|leave|post|add|write) (?:a |your )?(?:comment|reply)\b.*$|^comments?(?:\s*\(\d+\))?:?$|^join the (?:conversation|discussion).*$/i,
  },
  {
    why: 'comment form',
    reach: 'line',
    most: 220,
    pattern:
      /your e-?mail address will not be published|required fields are marked|(?:log|sign) in to (?:comment|reply|post)|^save my name, e-?mail|^comments are (?:closed|moderated)/i,
  },
  {
    why: 'newsletter form',
    reach: 'line',
    most: 260,
    pattern:
      /\b(?:in|into|to) your (?:e-?mail )?inbox\b|^(?:please )?(?:subscribe|sign up|register)\b|^(?:get|receive|join) (?:a |our |the |your |\d[\d,+]* ).{0,60}\b(?:newsletter|updates?|briefing|digest|e-?mails?|alerts?|subscribers?)\b|\bnewsletter\b.{0,40}$|^enter your e-?mail|thanks? (?:you )?for (?:subscribing|signing up)|^you (?:have|[’']ve) (?:successfully )?subscribed|^unsubscribe\b|^already a subscriber/i,
  },
  {
    why: 'share links',
    reach: 'line',
    most: 90,
    pattern:
      /^(?:share(?: (?:this|on|via|with|to|the).*)?|tweet(?: this)?|facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|pin it|instagram|youtube|e-?mail(?: this.*)?|print(?: this.*)?|copy (?:link|url)|save|like this|follow (?:us|me)\b.*|(?:[\s|,·/]*(?:share|tweet|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|e-?mail|print|copy link))+)[:.]?$/i,
  },
  {
    why: 'cookie notice',
    reach: 'line',
    most: 500,
    pattern:
      /\b(?:we|this (?:web)?site|our partners) uses? cookies\b|^(?:accept|reject|manage|allow) (?:all )?cookies|\bcookie (?:policy|settings|preferences|notice)\b|^(?:privacy policy|terms (?:of (?:use|service)|and conditions)|terms & conditions)(?:[\s|·]|$)/i,
  },
  {
    why: 'navigation',
    reach: 'line',
    most: 120,
    pattern:
      /^(?:skip to (?:main )?content|menu|home|log ?in|log ?out|sign in|my account|back to (?:top|.{0,30})|previous(?: (?:post|article|story))?|next(?: (?:post|article|story))?|load more|show (?:more|less)|advertisement|advertising|sponsored(?: content)?|promoted|loading[.…]*|close|open menu|toggle navigation|contact us|about us|subscribe now|table of contents|contents|jump to .*)$|^(?:home|news)\s*(?:[>»›/|]|::)\s*\S|^(?:←|→|«|»|<<|>>)\s*\S/i,
  },
  {
    why: 'tags',
    reach: 'line',
    most: 240,
    pattern: /^(?:tags?|tagged(?: (?:as|with))?|categor(?:y|ies)|filed under|topics|keywords|posted in|sectors?)\s*:/i,
  },
  { why: 'contents', reach: 'line', most: 240, pattern: /\.{5,}\s*\d{1,4}\s*$/ },
  {
    why: 'reading time',
    reach: 'line',
    most: 40,
    pattern:
      /^(?:(?:estimated )?read(?:ing)? time\s*:?\s*)?\d+\s*(?:-\s*)?min(?:ute)?s?(?:\s*read)?\.?$|^\d+ (?:views?|shares?|likes?)$/i,
  },
  {
    why: 'picture credit',
    reach: 'line',
    most: 240,
    pattern:
      /^(?:photo(?:graph)?|image|picture|video|graphic|file photo|credit|source image|photo credit|image credit|getty images|shutterstock)\s*(?:[:|/©]|by\b|credit\b|via\b|courtesy\b)|^(?:getty images|shutterstock|istock)\b.{0,60}$/i,
  },
  {
    why: 'author box',
    reach: 'footer',
    most: 60,
    pattern:
      /^(?:about the (?:authors?|writer|contributor)|(?:more |posts |articles |all posts )by .{2,40}|author(?:[’']s)? bio)$/i,
  },
  { why: 'about the publisher', reach: 'footer', most: 60, pattern: /^About (?:us|[A-Z][\w&.,'’() -]{1,50})$/ },
  {
    why: 'end of release',
    reach: 'footer',
    most: 40,
    pattern: /^[-–—\s*]*(?:ends?|end of (?:release|announcement))[-–—\s*]*$|^#{3,}$|^-30-$/i,
  },
  {
    why: 'press contact',
    reach: 'footer',
    most: 100,
    pattern:
      /^(?:(?:media|press|investor|for (?:further|more)) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|relations|information)\b.{0,60}|contacts?|notes? to (?:the )?editors?)[:.,]?$/i,
  },
  {
    why: 'legal notice',
    reach: 'footer',
    most: 100,
    pattern:
      /^(?:disclaimer|disclosures?|forward[- ]looking (?:statements?|information)|cautionary (?:statement|note)s?\b.{0,60}|safe harbou?r.{0,40}|competent persons? statement|legal notice|important notice)[:.]?$/i,
  },
  {
    why: 'news agency note',
    reach: 'line',
    most: 240,
    pattern:
      /^our standards\s*:|^\(?(?:additional )?reporting (?:and writing )?by .{3,160}\)?$|^\((?:reporting|writing|editing) by|^this (?:story|article) (?:was|has been) (?:originally|first|automatically|syndicated)\b/i,
  },
]

/** What the chunk is if it is page furniture by its own words, or null for what may be part of the article. */
export function furnitureOf(text: string): Furniture | null {
  if (text.length > 500) return null
  // A label with its links below it in one chunk, lines parted by breaks.
  const lineEnd = text.indexOf('\n')
  if (lineEnd > 0) {
    const first = furnitureOf(text.slice(0, lineEnd))
    return first?.reach === 'label' ? { ...first, reach: 'line' } : null
  }
  for (const rule of rules) if (text.length <= rule.most && rule.pattern.test(text)) return { why: rule.why, reach: rule.reach }
  return null
}

/** True for running prose: a closed sentence of some length, or a long stretch whatever its end. */
export function isProse(text: string): boolean {
  const words = wordCount(text)
  return words >= 25 || (words >= 7 && closesSentence(text))
}

const headingMost = 110

/** True for a line that could be a heading: short, not closed like a sentence, beginning like a title. */
export function couldHead(text: string): boolean {
  if (text.length > headingMost || text.includes('\n') || wordCount(text) > 16) return false
  if (/[.,;:。，；：]["”’)]*$/.test(text) && !/\b(?:vs|Inc|Ltd|Co|Corp|U\.S)\.$/.test(text)) return false
  return /^[\p{Lu}\p{Lo}\p{N}"“‘'’«¿¡[]/u.test(text) && /\p{L}/u.test(text) && !/https?:|www\./i.test(text)
}

const highlightsLabel =
  /^(?:(?:article |story |key |main |top |quick )?(?:highlights?|takeaways?|key (?:points?|facts?|findings?|messages?|insights?|takeaways?|figures|numbers|developments?)|main points?|points? to note|summary points?|at a glance|in brief|in short|tl;?\s?dr|quick (?:read|take|facts)|what (?:you need )?to know|what[’']s new|the essentials?|bullet points?|executive summary|summary))\s*:?$/i

/** True for the label above a list of the article's main points. */
export const isHighlightsLabel = (text: string): boolean =>
  text.length <= 50 && highlightsLabel.test(text.replaceAll(/[*_#]/g, '').trim())
