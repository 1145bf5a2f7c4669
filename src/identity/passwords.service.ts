import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { normalizedPassword } from './password.rules.js';

/** Argon2id as OWASP asks for it: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Digests of passwords. */
@Injectable()
export class Passwords {
  /** A digest that no password has: looked at where there is none, so that it takes as long. */
  private readonly nobodys = hash(randomBytes(32).toString('base64'), ARGON2);

  /** What is kept of a password. */
  digest(password: string): Promise<string> {
    return hash(normalizedPassword(password), ARGON2);
  }

  /** Whether it is the password; where there is no digest, it isn't, after as long. */
  async matches(digest: string | undefined, password: string): Promise<boolean> {
    const right = await verify(digest ?? (await this.nobodys), normalizedPassword(password));
    return right && digest !== undefined;
  }
}
