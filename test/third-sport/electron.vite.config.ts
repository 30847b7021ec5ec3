import { defineConfig, mergeConfig } from 'electron-vite'
import path from 'node:path'
import ours from '../../electron.vite.config'
import { thirdSport } from './third-sport-plugin'

/** The whole console with the third sport in its lists. */
const section = (name: string) => ({
  plugins: [thirdSport()],
  build: { outDir: path.resolve('out/third-sport', name) }
})

export default defineConfig(
  mergeConfig(ours, { main: section('main'), preload: section('preload'), renderer: section('renderer') })
)
