import { around, camelParted } from './clean.ts'

/** What Readability 0.6.0 looks for in classes and ids when it judges an element, its lists joined. */
const judged =
  /-ad-|ai2html|banner|breadcrumbs|combx|comment|com-|community|contact|cover-wrap|disqus|extra|footer|gdpr|header|hid|legends|masthead|media|menu|meta|outbrain|promo|related|remark|replies|rss|scroll|shar|shopping|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|ad-break|agegate|pagination|pager|popup|tags|widget|yom-remote|article|body|content|entry|main|page|post|text|blog|story|byline|author|dateline|writtenby|fallback-image|lazy|shadow|column|and/i

/** True for a class or id that some rule of the reader may ask about; any other is only the page's own style. */
export const isTelling = (name: string): boolean => judged.test(name) || around.test(camelParted(name))
