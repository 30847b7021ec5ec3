import type { Bridge } from '@shared/ipc/contract'

declare global {
  interface Window {
    /** Put there by the preload script; absent when the page is opened outside the console. */
    readonly rallydesk?: Bridge
  }
}
