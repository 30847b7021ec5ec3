import { SourceIdSchema, SportIdSchema } from '@shared/sports/volleyball/feed/access-schema'
import type { CallReply } from '@shared/ipc/contract'
import type { RulesChoice } from '@shared/sports/volleyball/rules/rules-choice'
import * as v from 'valibot'
import type { Calls } from '../../../transport/bridge'
import { checkFixtures } from './check-fixtures'
import type { CourtsEntry } from '../../courts-entry'

interface Defaults {
  readonly sourceId: string
  readonly sportId: number
}

/** Volleyball courts about to be added: fixtures, whose they are, and by which rules they are played. */
export class VolleyballEntry implements CourtsEntry {
  readonly label = 'Fixture ids'
  readonly hint =
    'One match a line. The feed names no teams, so you may: 123456789 Norway – Sweden, home team first.'
  readonly noun = 'fixture'
  readonly credentialKind = 'volleyball'
  text = $state('')
  sourceId = $state('')
  /** Null while the field is empty. */
  sportId = $state<number | null>(null)
  rules = $state<RulesChoice>('from-match')
  readonly #calls: Calls
  readonly #isOnWall: (fixtureId: string) => boolean
  readonly #checked = $derived.by(() => checkFixtures(this.text, this.#isOnWall))
  readonly #source = $derived(v.safeParse(SourceIdSchema, this.sourceId))
  readonly #sport = $derived(v.safeParse(SportIdSchema, this.sportId))

  constructor(calls: Calls, isOnWall: (fixtureId: string) => boolean, { sourceId, sportId }: Defaults) {
    this.#calls = calls
    this.#isOnWall = isOnWall
    this.sourceId = sourceId
    this.sportId = sportId
  }

  get checked() {
    return this.#checked
  }

  get isComplete(): boolean {
    return this.#source.success && this.#sport.success
  }

  /** Empty when it is fine, and while nothing has been entered that would need it. */
  get sourceError(): string {
    return this.#checked.length === 0 || this.#source.success ? '' : this.#source.issues[0].message
  }

  get sportError(): string {
    return this.#sport.success ? '' : this.#sport.issues[0].message
  }

  send(credentialId: string): Promise<CallReply<'courts.add'>> {
    return this.#calls.call('courts.addVolleyball', {
      matches: this.checked.flatMap(({ isValid, fixtureId, teams }) =>
        isValid ? [{ fixtureId, teams }] : []
      ),
      sourceId: this.sourceId,
      sportId: this.sportId ?? 0,
      rules: this.rules,
      credentialId
    })
  }
}
