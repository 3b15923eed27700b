/** Page furniture, legal notices, advertising and schooling: sentences in which no number is a claim. */
const furniture: readonly (readonly [string, RegExp])[] = [
  ['copyright', /©|\(c\) (?:19|20)\d\d|all rights reserved|\bcopyright\b/i],
  [
    'newsletter',
    /\bsubscri(?:be|ption|bing)\b|\bnewsletter\b|\bsign up\b|\bthanks for\b|\byour (?:email|inbox)\b|\bemail address\b|\bfree trial\b/i,
  ],
  [
    'comment-form',
    /\brequired fields\b|\bleave a (?:reply|comment)\b|^\d+ comments?$|\bsubmit a comment\b|\blog in\b|\bpost a comment\b/i,
  ],
  [
    'navigation',
    /\bclick here\b|\bread more\b|\bread next\b|\bshare this\b|\bscroll to top\b|\balso available in\b|\bskip to content\b|\bview (?:all|more)\b|\brelated (?:articles|posts|stories)\b|\bprevious post\b|\bnext post\b|\bfollow us\b|\bcookie|\bmin(?:ute)?s? read\b|\breading time\b|\btable of contents\b/i,
  ],
  [
    'date-line',
    /^(?:date of publication|published|posted|updated|last (?:updated|verified|modified|reviewed)|publication date|date)\b\s*(?:on|:)|^by \|| \d{1,2}:\d{2}(?::\d{2})?\s?(?:\(\)|AM|PM|am|pm|EDT|EST|GMT|UTC|CET|IST)?\s*$|^[A-Z ]+--\(BUSINESS WIRE\)/,
  ],
  [
    'legal-notice',
    /\bpursuant to\b|\bexchange act\b|\bunder the securities act\b|\b\d+ CFR\b|\bforward-looking statements?\b|\bterms and conditions\b|\bwe will endeavou?r\b|\byou have the right\b|\bbusiness days\b|\bworking days after\b|\bwarranty\b|\brefunds?\b|\bliabilit(?:y|ies) (?:for|is)\b|\bquotations? for\b|\btakes? no responsibility\b|\bno later than \d+ (?:working|business|calendar)\b|\bdispatch\w* (?:all )?orders\b/i,
  ],
  [
    'address',
    /\bP\.?O\.? Box\b|\bsuite \d|\b(?:tel|phone|fax|telephone)\b\.?:?\s*[+(\d]|^\W*\+?\(?\d{3}\)?[ -]\d{3}[ -]\d{4}\W*$|\bwww\.|https?:\/\/|\bdrop us\b|\bcall (?:us|our)\b|@\w+\.\w+/i,
  ],
  [
    'advert',
    /\bour (?:readers|platform|audience|clients|members|products?|shop|store|team)\b|\b(?:buy now|add to cart|limited offer|discount)\b|\bthis platform\b|\bengaged professionals\b|\bmedia platforms\b|\bwe (?:offer|provide|deliver|cover|track|collect)\b|\bindustry-leading\b|\bcollects and weights\b|\bcustom (?:magnets|quote)\b|\bfree shipping\b/i,
  ],
  [
    'chemistry',
    /\batomic (?:numbers?|weight|mass)\b|\bmelting point\b|\bboiling point\b|\bcurie temperature\b|\bhalf-life\b|\bMGOe\b|\bvalence\b|\bg\/cm3\b|\bdensity of\b|\bperiodic table\b|\bcrust(?:al)? abundance\b/i,
  ],
]

/** Name of the rule by which a sentence is no place for claims, or null. */
export function furnitureRule(text: string): string | null {
  if (text.length < 4 || !/\p{L}{2}/u.test(text)) return 'no-words'
  return furniture.find(([, words]) => words.test(text))?.[0] ?? null
}
