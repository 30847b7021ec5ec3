/** Phrases that do not read like English, or say "he" for anybody, each with its cure. */

/** @type {readonly { phrase: RegExp, instead: string }[]} */
const BANNED = [
  { phrase: /\btold\b/g, instead: 'reported, known, given; or say who does it' },
  { phrase: /\bsaid of\b/g, instead: 'about' },
  { phrase: /\bis of (?:tennis|volleyball)\b/g, instead: 'is a tennis court' },
  { phrase: /\bcomes? to (?!the |a |this )/g, instead: 'results in, is' },
  { phrase: /\bstands\b/g, instead: 'is' },
  { phrase: /\bstays? to be seen\b/g, instead: 'remains visible' },
  { phrase: /\bwith what\b/g, instead: 'and the, and what' },
  { phrase: /\bof which\b/g, instead: 'whose, two sentences' },
  { phrase: /\bwhoever\b/gi, instead: 'anyone who, the caller' },
  { phrase: /\basked for again\b/g, instead: 'requested again' },
  { phrase: /\bchange[sd]? (?:his|her|its|their) mind\b/g, instead: 'cancels' },
  { phrase: /\b(?:he|him|his|himself)\b/gi, instead: 'they' },
  { phrase: / …(?=$|[^\s<])/gm, instead: 'no space before an ellipsis' }
]

/**
 * @param {string} text
 * @returns {{ line: number, phrase: string, instead: string }[]}
 */
export function bannedPhrases(text) {
  return BANNED.flatMap(({ phrase, instead }) =>
    [...text.matchAll(phrase)].map((match) => ({
      line: text.slice(0, match.index).split('\n').length,
      phrase: match[0].trim(),
      instead
    }))
  ).sort((a, b) => a.line - b.line)
}
