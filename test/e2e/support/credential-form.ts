import { expect, type Locator } from '@playwright/test'

/**
 * Opens the form for a new token or new keys by its button. Where none is stored, the form opens by itself once that is
 * known, and the button disappears.
 */
export async function openCredentialForm(addButton: Locator, nameField: Locator): Promise<void> {
  await expect(async () => {
    if (!(await nameField.isVisible())) await addButton.click({ timeout: 1_000 })
    await expect(nameField).toBeVisible({ timeout: 1_000 })
  }).toPass()
}
