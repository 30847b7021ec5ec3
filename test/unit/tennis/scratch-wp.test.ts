import { it } from 'vitest'
import { winProbability, gameChance } from '@shared/tennis/win-probability'
import { knownFormat, KNOWN_FORMATS } from '../../support/tennis-scores'
import { LOVE_ALL } from '@shared/tennis/score'
it('x', () => {
  const adv = { ...knownFormat('Standard', 5, 'NoTieBreakInFinalSet') }
  const one = { ...adv, bestOf: 1 as const }
  for (const p of [0.51,0.55,0.6,0.65]) {
    console.log(p, gameChance(adv, p,0,0), winProbability(one, LOVE_ALL,'TeamA',p,p), winProbability(one, LOVE_ALL,'TeamA',p,1-(1-p)), 'iid set adv', winProbability(one, LOVE_ALL,'TeamA',p,1-p), 'tb set', winProbability(knownFormat('Standard',1), LOVE_ALL,'TeamA',p,1-p), 'bo3', winProbability(knownFormat('Standard',3), LOVE_ALL,'TeamA',p,1-p),'bo5', winProbability(knownFormat('Standard',5), LOVE_ALL,'TeamA',p,1-p), 'bo5adv', winProbability({...adv}, LOVE_ALL,'TeamA',p,1-p))
  }
  let n=0; const t=performance.now()
  for (let i=0;i<20000;i++) { for (const f of KNOWN_FORMATS) { winProbability(f, LOVE_ALL.game.gameType && f.finalSet.kind==='match-tie-break' && f.bestOf===1 ? LOVE_ALL : LOVE_ALL,'TeamA',0.6+i*1e-6,0.62); n++ } }
  console.log((performance.now()-t)*1000/n,'us')
})
