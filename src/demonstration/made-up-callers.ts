import type { FastifyRequest } from 'fastify';
import { CallerSource, type Identified, type Membership } from '../access/caller-source.js';

/** In a request on the stage: who is asking. */
export const MADE_UP_PERSON = 'made-up-person';

/** Who calls on the stage: people of the demonstration, who were made up a moment ago, and nobody else. */
export class MadeUpCallers extends CallerSource {
  private readonly members = new Map<string, Membership>();

  add(member: Membership): void {
    this.members.set(member.personId, member);
  }

  async identify({ headers }: FastifyRequest): Promise<Identified | undefined> {
    const member = this.members.get(String(headers[MADE_UP_PERSON]));
    return member && { memberships: [member] };
  }
}
