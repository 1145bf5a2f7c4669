import { refuseGuessable, SHORTEST_PASSWORD } from './password.rules.js';

let loading: Promise<ReadonlySet<string>> | undefined;

/** Common and breached passwords, in lower case. Read when a first password is chosen, and then kept. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  return (loading ??= load());
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  // Shorter ones are refused for that, and need not be kept.
  const longEnough = dictionary['passwords-common'].filter(({ length }) => length >= SHORTEST_PASSWORD);
  return new Set(longEnough.map((password) => password.toLowerCase()));
}

/**
 * Refuses a new password that is guessed early.
 * @param about what others know about whose it is: name, e-mail address, practice
 * @param pointer where the password stands in the request
 * @throws password.common; request.invalid where it is too short once composed
 */
export async function refuseGuessablePassword(
  password: string,
  about: readonly string[],
  pointer: string,
): Promise<void> {
  refuseGuessable(password, { about, common: await commonPasswords(), pointer });
}
