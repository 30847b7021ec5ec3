/** Text of the dialog that adds courts. */

export const TEXT = {
  title: 'Add courts',
  titleDone: 'Courts added',
  sport: 'Sport',
  matches: 'Matches',
  marks: { good: 'valid', neutral: 'unchanged', bad: 'invalid' },
  court: 'court',
  added: (courts: string) => `${courts} added`,
  tooMany: (count: number, most: number) => `${count} courts. Add at most ${most} at once.`,
  ready: (matches: string) => `${matches} ready`,
  readySkipping: (matches: string, invalid: number) => `${matches} ready, ${invalid} invalid (skipped)`,
  credentialsFailed: (error: string) => `Couldn’t load the stored tokens and keys. ${error}`,
  demoNotStopped: (error: string) => `Courts added, but the demo is still running. ${error}`,
  stopDemo: 'Stop demo',
  stopDemoHint: 'Removes the demo courts from the wall.',
  cancel: 'Cancel',
  add: (count: number) => (count > 1 ? `Add ${count} courts` : 'Add court'),
  adding: 'Adding…',
  done: 'Done',

  signInWith: 'Sign in with',
  credential: {
    token: {
      none: 'No token stored yet. The provider’s feed needs one.',
      form: 'New token',
      add: 'Add token…',
      back: 'Use stored token',
      ends: 'ends in'
    },
    volleyball: {
      none: 'No keys stored yet. The provider gives you a client id, a client secret and an API key.',
      form: 'New keys',
      add: 'Add keys…',
      back: 'Use stored keys',
      ends: 'client id ends in'
    }
  }
} as const
