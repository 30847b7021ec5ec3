/**
 * Fails on phrases that do not read like English: `node scripts/check-phrases.mjs [FOLDER…]`, by default in what has been
 * rewritten so far.
 */
import fs from 'node:fs'
import path from 'node:path'
import { bannedPhrases } from './phrases.mjs'
import { root } from './tools.mjs'

const REWRITTEN = [
  'scripts',
  'src-main/app',
  'src-main/ipc',
  'src-main/platform',
  'src-main/preload',
  'src-shared/calls'
]

/** It quotes them. */
const EXEMPT = new Set(['scripts/phrases.mjs', 'test/unit/scripts/phrases.test.ts'])

/** @param {string} place */
const filesIn = (place) =>
  fs.statSync(path.join(root, place)).isFile()
    ? [place]
    : fs
        .readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' })
        .map((file) => path.posix.join(place, file.replaceAll(path.sep, '/')))

const places = process.argv.length > 2 ? process.argv.slice(2) : REWRITTEN
for (const file of places.flatMap(filesIn)) {
  if (!/\.(ts|mjs|cjs|svelte|html|md)$/.test(file) || EXEMPT.has(file)) continue
  for (const { line, phrase, instead } of bannedPhrases(fs.readFileSync(path.join(root, file), 'utf8'))) {
    console.log(`${file}:${line}  "${phrase}": ${instead}`)
    process.exitCode = 1
  }
}
