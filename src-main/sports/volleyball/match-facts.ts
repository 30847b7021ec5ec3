import type { MatchFacts } from '../sport'
import { fixtureEventOf } from './fixture-event'

/** The feed names nobody: what the operator calls the teams is all there is. */
export class VolleyballFacts implements MatchFacts {
  readonly courtName = ''
  players = ''

  frame(): void {
    return
  }

  begin(fixture: unknown): void {
    const { Home = '', Away = '' } = fixtureEventOf(fixture)?.teams ?? {}
    // The operator may have named one team only.
    if (Home !== '' || Away !== '') this.players = `${Home || 'Home'} – ${Away || 'Away'}`
  }
}
