import type { Response, Test } from 'supertest';
import type { Actor, PracticeBuilder } from '../support/practice.js';

/** An engagement of two, and a third who may go on with it. */
export interface Trio {
  coach: Actor;
  coachee: Actor;
  successor: Actor;
  id: string;
}

/** What is asked of handovers, in few words. */
export class Handovers {
  constructor(private readonly practice: PracticeBuilder) {}

  /** Three new people; two of them are engaged. */
  async trio(given: Record<string, unknown> = {}): Promise<Trio> {
    const { coach, coachee, id } = await this.practice.activePair(given);
    return { coach, coachee, id, successor: await this.practice.coach('Sue Successor') };
  }

  propose({ id, successor }: Trio, by: Actor, given: object = {}): Test {
    const body = { coachId: successor.personId, reason: 'I am ill', ...given };
    return this.practice.test.as(by).post(`engagements/${id}/handovers`, body);
  }

  /** Proposed by the coach; answers the handover's id. */
  async proposed(trio: Trio, by = trio.coach): Promise<string> {
    return (await this.propose(trio, by).expect(201)).body.id as string;
  }

  /** Proposed, and agreed to by the coachee. */
  async agreed(trio: Trio): Promise<string> {
    const handover = await this.proposed(trio);
    await this.answer(trio, handover, trio.coachee).expect(200);
    return handover;
  }

  /** Handed over. */
  async done(trio: Trio): Promise<string> {
    const handover = await this.agreed(trio);
    const { body } = await this.answer(trio, handover, trio.successor).expect(200);
    if (body.state !== 'handed_over') throw new Error(`It is ${body.state}`);
    return handover;
  }

  answer({ id }: Trio, handover: string, by: Actor, decision = 'agreed', why?: string): Test {
    return this.practice.test.as(by).post(`engagements/${id}/handovers/${handover}/answer`, { decision, why });
  }

  withdraw({ id }: Trio, handover: string, by: Actor): Test {
    return this.practice.test.as(by).delete(`engagements/${id}/handovers/${handover}`);
  }

  /** All handovers of the engagement, as somebody reads them. */
  async of({ id }: Trio, by: Actor): Promise<Record<string, unknown>[]> {
    return (await this.practice.test.as(by).get(`engagements/${id}/handovers`).expect(200)).body.items;
  }

  /** What waits for somebody's answer. */
  async awaiting(by: Actor): Promise<Record<string, unknown>[]> {
    return (await this.practice.test.as(by).get('handovers').expect(200)).body.items;
  }
}

export const refusal = ({ status, body }: Response): [number, string] => [status, body.code as string];
