/** Who may import whom. Every rule is an error, there are no exceptions. */

const entryPoints =
  '^(src-main/(app/main|export/export-worker|preload/preload|simulator/cli|cli/rallydesk-log)|src-renderer/main)\\.ts$'

const outside = (folder) => ({ path: '.', pathNot: [`^${folder}/`, '^node_modules/'] })

/** `name` is an npm package that only the given folders may touch. */
const packageOnlyIn = (name, ...folders) => ({
  name: `${name.replaceAll(/\W+/g, '-').replace(/^-/, '')}-stays-home`,
  comment: `${name} may be imported in ${folders.join(' and ')} only`,
  from: { path: '^src-', pathNot: folders.map((folder) => `^${folder}/`) },
  to: { path: [`^node_modules/${name}/`, `^${name}$`] }
})

/** The folders of a window, each with the others that it may import. `views` and what is above them may import all. */
const windowFolders = {
  browser: [],
  charts: [],
  components: [],
  'rally-plot': [],
  transport: [],
  text: ['components'],
  'court-parts': ['components', 'text'],
  state: ['text', 'transport'],
  sports: ['browser', 'charts', 'components', 'court-parts', 'rally-plot', 'state', 'text', 'transport']
}

const windowRules = Object.entries(windowFolders).map(([folder, others]) => ({
  name: `${folder}-knows-what-is-below`,
  from: { path: `^src-renderer/${folder}/` },
  to: { path: '^src-renderer/', pathNot: `^src-renderer/(${[folder, ...others].join('|')})/` }
}))

/** The folders that a log goes through, each with the others that it may import: the format does not know its use. */
const logFolders = {
  records: [],
  mcap: ['platform'],
  capture: ['match', 'mcap', 'platform', 'records', 'settings', 'sports'],
  logs: ['capture', 'mcap', 'platform', 'records', 'sports']
}

const logRules = Object.entries(logFolders).map(([folder, others]) => ({
  name: `${folder}-knows-what-is-below`,
  from: { path: `^src-main/${folder}/` },
  to: { path: '^src-main/', pathNot: `^src-main/(${[folder, ...others].join('|')})/` }
}))

const rules = [
  { name: 'no-circles', from: {}, to: { circular: true } },
  {
    name: 'no-orphans',
    comment: 'a file that no entry point reaches is dead',
    from: { path: entryPoints },
    to: { path: '^src-', pathNot: [entryPoints, '\\.d\\.ts$'], reachable: false }
  },
  {
    name: 'everything-resolves',
    from: {},
    to: { couldNotResolve: true, pathNot: '\\?(worker|url|raw|inline)' }
  },

  { name: 'shared-stands-alone', from: { path: '^src-shared/' }, to: outside('src-shared') },
  {
    name: 'shared-needs-only-valibot',
    from: { path: '^src-shared/' },
    to: { path: '^node_modules/', pathNot: '^node_modules/valibot/' }
  },
  {
    name: 'main-never-reaches-the-renderer',
    from: { path: '^src-main/' },
    to: { path: '^(src-renderer|test|scripts)/' }
  },
  {
    name: 'renderer-never-reaches-main',
    from: { path: '^src-renderer/' },
    to: { path: '^(src-main|test|scripts)/' }
  },
  {
    name: 'no-node-in-shared-and-renderer',
    from: { path: '^src-(shared|renderer)/' },
    to: { dependencyTypes: ['core'] }
  },

  packageOnlyIn('@hpcc-js/wasm-zstd', 'src-main/mcap'),
  packageOnlyIn('fzstd', 'src-main/mcap'),
  packageOnlyIn('@foxglove/crc', 'src-main/mcap'),
  packageOnlyIn('electron', 'src-main/shell', 'src-main/preload'),
  packageOnlyIn('ws', 'src-main/feeds', 'src-main/simulator'),
  packageOnlyIn('ably', 'src-main/sports/volleyball/feed'),
  packageOnlyIn('electron-log', 'src-main/platform'),
  packageOnlyIn('electron-store', 'src-main/settings', 'src-main/credentials'),
  packageOnlyIn('@mcap/core', 'src-main/mcap'),
  packageOnlyIn('fflate', 'src-main/export'),
  packageOnlyIn(
    '(commander|@commander-js/extra-typings)',
    'src-main/app',
    'src-main/cli',
    'src-main/platform',
    'src-main/simulator'
  ),
  packageOnlyIn('bits-ui', 'src-renderer/components'),
  packageOnlyIn('uplot', 'src-renderer/charts'),

  {
    name: 'pipe-knows-no-window',
    comment: 'engine, capture and feeds run without any window: they never import ipc or shell',
    from: { path: '^src-main/(engine|capture|feeds)/' },
    to: { path: '^src-main/(ipc|shell)/' }
  },
  {
    name: 'simulator-knows-no-console',
    comment:
      'the simulated providers share the rules and the clock with the console; their command line its platform',
    from: { path: '^src-main/simulator/' },
    to: { path: '^src-main/', pathNot: '^src-main/(simulator|platform)/' }
  },
  {
    name: 'simulated-providers-know-only-the-clock',
    from: { path: '^src-main/simulator/[^/]+/' },
    to: { path: '^src-main/platform/', pathNot: '^src-main/platform/clock\\.ts$' }
  },
  {
    name: 'views-never-import-other-views',
    from: { path: '^src-renderer/views/([^/]+)/' },
    to: { path: '^src-renderer/views/[^/]+/', pathNot: '^src-renderer/views/$1/' }
  },
  ...logRules,
  ...windowRules,
  {
    name: 'sports-never-import-other-sports',
    from: { path: '^src-renderer/sports/([^/]+)/' },
    to: { path: '^src-renderer/sports/[^/]+/', pathNot: '^src-renderer/sports/$1/' }
  },
  {
    name: 'only-the-list-names-a-sport',
    from: { path: '^src-renderer/', pathNot: '^src-renderer/sports/([^/]+/|list\\.ts$)' },
    to: { path: '^src-renderer/sports/[^/]+/' }
  }
]

module.exports = {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'browser', 'types', 'default'],
      extensions: ['.ts', '.js', '.svelte', '.json', '.css']
    }
  }
}
