import fs from 'node:fs'

/**
 * Removes a temporary folder. Never throws, as a clean-up must not decide how a run ends: a program that has just been
 * stopped may still hold or write files in it.
 * @param {string} folder
 */
export function discardFolder(folder) {
  try {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
  } catch (error) {
    console.warn(`Could not remove ${folder}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
