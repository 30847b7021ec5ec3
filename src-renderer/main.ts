import '@fontsource-variable/inter'
import './theme/tokens.css'
import './theme/base.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { createConsole } from './state/console.svelte'

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no #app element')

const console = createConsole(window)
mount(App, { target, props: { console } })
void console.start()
