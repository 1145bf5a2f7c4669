import type { Response } from 'supertest';
import type { Authenticator, Otherwise } from './authenticator.js';
import { cookieOf } from './practice.js';
import type { TestApp } from './test-app.js';

/** Whoever is signed in with a cookie is asked to make a passkey. */
export async function optionsFor(test: TestApp, cookie: string) {
  const { body } = await test.as({ cookie }).post('me/passkeys/options', {}).expect(201);
  return body;
}

/** Has a passkey made, and sends it. */
export async function offerPasskey(
  test: TestApp,
  cookie: string,
  device: Authenticator,
  otherwise: Otherwise = {},
): Promise<Response> {
  const { challenge, options } = await optionsFor(test, cookie);
  const response = device.create(options, otherwise);
  return test.as({ cookie }).post('me/passkeys', { challenge, name: 'Laptop', response });
}

/** Adds a passkey; answers its id, and the cookie that the sign-in goes on with. */
export async function addPasskey(test: TestApp, cookie: string, device: Authenticator) {
  const added = await offerPasskey(test, cookie, device, { origin: test.publicUrl });
  if (added.status !== 201) throw new Error(`The passkey was not added: ${added.text}`);
  return { id: added.body.id as string, cookie: cookieOf(added) };
}

/** Something for any passkey to answer. */
export async function askPasskey(test: TestApp): Promise<{ challenge: string; options: { challenge: string } }> {
  const { body } = await test.as().post('sign-ins/passkey-options').expect(201);
  return body as { challenge: string; options: { challenge: string } };
}

/** Shows the passkey that the device made last. */
export async function showPasskey(test: TestApp, device: Authenticator, otherwise: Otherwise = {}): Promise<Response> {
  const { challenge, options } = await askPasskey(test);
  return test.as().post('sign-ins/by-passkey', { challenge, response: device.get(options, otherwise) });
}
