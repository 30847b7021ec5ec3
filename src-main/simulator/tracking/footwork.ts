/** Where the two players of a rally are, and how they run to the ball and back to their places. */
import { otherEnd, type End } from '@shared/sports/tennis/tracking/geometry/court'
import type { Random } from '../random'
import type { Receiving } from './intercept'
import type { RallyOrder, Role } from './played-rally'
import { ran, standing, type Place, type Runner } from './runner'
import { boxSign } from './tactics'

const READY_X_M = 12.4
const NET_X_M = 3
const REACTION_SAMPLES = 8
/** Who waits for a serve is on the jump. */
const RETURN_REACTION_SAMPLES = 5
const REACH_M = 0.4
const RETURN_REACH_M = 0.9
const SERVES_AND_VOLLEYS = 0.06

export const otherRole = (role: Role): Role => (role === 'server' ? 'receiver' : 'server')

export class Footwork {
  readonly #order: RallyOrder
  readonly #random: Random
  readonly #runners: Record<Role, Runner>
  readonly #ready: Record<Role, Place>
  readonly #atNet: Record<Role, boolean>
  readonly #tracks: Record<Role, Place[]>

  constructor(order: RallyOrder, random: Random) {
    this.#order = order
    this.#random = random
    const { end, serve, side } = order
    const sign = boxSign(end, side)
    const server = { x: end * random.between(11.9, 12.1), y: -sign * random.between(0.5, 1.5) }
    const depth = serve === 1 ? random.between(12.6, 13.6) : random.between(11.9, 12.9)
    const receiver = { x: -end * depth, y: sign * random.between(3, 3.6) }
    this.#runners = { server: standing(server), receiver: standing(receiver) }
    this.#tracks = { server: [server], receiver: [receiver] }
    this.#ready = { server, receiver }
    this.#atNet = { server: serve === 1 && random.chance(SERVES_AND_VOLLEYS), receiver: false }
  }

  get tracks(): Readonly<Record<Role, readonly Place[]>> {
    return this.#tracks
  }

  runner(role: Role): Runner {
    return this.#runners[role]
  }

  readyPlace(role: Role): Place {
    return this.#ready[role]
  }

  isAtNet(role: Role): boolean {
    return this.#atNet[role]
  }

  comeToNet(role: Role): void {
    this.#atNet[role] = true
  }

  endOf(role: Role): End {
    const { end } = this.#order
    return role === 'server' ? end : otherEnd(end)
  }

  /** How a player can answer a hit. */
  receiving(role: Role, isReturn: boolean): Receiving {
    return {
      runner: this.#runners[role],
      end: this.endOf(role),
      atNet: this.#atNet[role],
      isLeftHanded: this.#order.leftHanded[role],
      ready: this.#ready[role],
      reactionSamples: isReturn ? RETURN_REACTION_SAMPLES : REACTION_SAMPLES,
      reachM: isReturn ? RETURN_REACH_M : REACH_M
    }
  }

  /**
   * Lets both run: `receiver` to the stance once the shot is visible, the other one back to the place in which one
   * waits for the answer to a ball that was hit to the target.
   */
  run(samples: number, receiver: Role, isReturn: boolean, stance: Place, target: Place): void {
    const hitter = otherRole(receiver)
    const { reactionSamples } = this.receiving(receiver, isReturn)
    this.#ready[hitter] = this.#waitingPlace(hitter, target)
    for (let sample = 0; sample < samples; sample += 1) {
      this.#move(receiver, sample < reactionSamples ? this.#ready[receiver] : stance)
      this.#move(hitter, this.#ready[hitter])
    }
  }

  #move(role: Role, goal: Place): void {
    const runner = ran(this.#runners[role], goal)
    this.#runners[role] = runner
    this.#tracks[role].push({ x: runner.x, y: runner.y })
  }

  #waitingPlace(role: Role, target: Place): Place {
    const end = this.endOf(role)
    if (this.#atNet[role]) return { x: end * NET_X_M, y: 0.35 * target.y }
    return { x: end * READY_X_M, y: -0.15 * target.y + this.#random.between(-0.3, 0.3) }
  }
}
