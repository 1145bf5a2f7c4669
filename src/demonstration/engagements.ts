import type { TopicResponse } from '../conversation/topics.responses.js';
import type { DraftedEngagementResponse } from '../engagements/engagements.responses.js';
import type { GoalResponse } from '../goals/goals.responses.js';
import type { MeetingKind } from '../meetings/meeting.rules.js';
import type { MeetingResponse } from '../meetings/meetings.responses.js';
import { plusDays, type LocalDate } from '../platform/clock/zones.js';
import type { Owner } from '../conversation/action.rules.js';
import type { ActionResponse } from '../conversation/actions.responses.js';
import type { NoteResponse } from '../conversation/notes.responses.js';
import type { SessionResponse, SessionsResponse } from '../sessions/sessions.responses.js';
import type { Actor, Cast } from './people.js';
import { GoalStory, TopicStory } from './threads.js';
import type { Timeline } from './timeline.js';

const TEN_MINUTES_MS = 600_000;
const HOUR_MS = 3_600_000;

/** Two people, and the slot in which they meet, on the coach's wall clock. */
export interface Pair {
  coach: Actor;
  coachee: Actor;
  sponsor?: Actor;
  startsOn: LocalDate;
  localTime: string;
}

/** What somebody said they would do. */
export interface AgreedAction {
  text: string;
  owner: Owner;
  dueOn: LocalDate;
  goal?: GoalStory;
}

/** How a session came out, where it was not simply held. */
export type Outcome = 'late cancellation' | 'coachee absent' | 'moved';

/** An engagement of the demonstration, as its story is told. */
export class Story {
  id = '';

  constructor(
    private readonly timeline: Timeline,
    readonly pair: Pair,
  ) {}

  get path(): string {
    return `engagements/${this.id}`;
  }

  /** The administrator drafts it on a day. */
  drafted(date: LocalDate, { administrator, companyId }: Cast, terms: object = {}): void {
    const { coach, coachee, sponsor, startsOn, localTime } = this.pair;
    const pair = { coachId: coach.personId, coacheeId: coachee.personId, companyId: sponsor && companyId };
    this.timeline.on(date, '09:05', administrator.timeZone, async () => {
      const request = { ...pair, startsOn, localTime, ...terms };
      this.id = (await administrator.api.post<DraftedEngagementResponse>('engagements', request)).id;
    });
  }

  /** The coach drafts another three months on a day. */
  renewed(date: LocalDate, before: Story): void {
    const { coach, startsOn, localTime } = this.pair;
    this.timeline.on(date, '17:20', coach.timeZone, async () => {
      const renewal = await coach.api.post<DraftedEngagementResponse>(`${before.path}/renewal`, {
        startsOn,
        localTime,
      });
      this.id = renewal.id;
    });
  }

  /** The coach asks everyone to agree, and they do, one after the other. */
  agreed(date: LocalDate, outcomes: Record<number, Outcome> = {}): void {
    const { coach, coachee, sponsor } = this.pair;
    this.submitted(date);
    this.does(plusDays(date, 1), '08:40', coachee, () => this.sign(coachee));
    if (sponsor) this.does(plusDays(date, 1), '13:15', sponsor, () => this.sign(sponsor));
    this.does(plusDays(date, 2), '09:10', coach, async () => {
      await this.sign(coach);
      await this.planOutcomes(outcomes);
    });
  }

  /** The coach asks everyone to agree. */
  submitted(date: LocalDate): void {
    const { coach } = this.pair;
    this.does(date, '12:00', coach, () => coach.api.post(`${this.path}/submission`));
  }

  sign(actor: Actor): Promise<unknown> {
    return actor.api.post(`${this.path}/signatures`, { decision: 'agreed' });
  }

  /** Somebody does something on a day, on their own wall clock. */
  does(date: LocalDate, localTime: string, actor: Actor, deed: () => Promise<unknown>): void {
    this.timeline.on(date, localTime, actor.timeZone, async () => {
      await deed();
    });
  }

  /** A goal that somebody proposes; the coachee agrees to it the next day, unless it is left open. */
  goal(date: LocalDate, actor: Actor, wording: { wording: string; measure?: string }, leftOpen = false): GoalStory {
    const { coachee } = this.pair;
    const goal = new GoalStory(this);
    this.does(date, '10:30', actor, async () => {
      goal.id = (await actor.api.post<GoalResponse>(`${this.path}/goals`, wording)).id;
    });
    if (!leftOpen)
      this.does(plusDays(date, 1), '09:00', coachee, () => coachee.api.post(`${goal.path}/agreement`, { revision: 1 }));
    return goal;
  }

  /** Once it is active, each session comes out as it did. */
  private async planOutcomes(outcomes: Record<number, Outcome>): Promise<void> {
    const { coach, coachee } = this.pair;
    const { items } = await coach.api.get<SessionsResponse>(`${this.path}/sessions`);
    for (const session of items) {
      const at = `${this.path}/sessions/${session.id}`;
      const outcome = outcomes[session.number];
      const over = new Date(Date.parse(session.endsAt) + TEN_MINUTES_MS);
      if (outcome === 'late cancellation') {
        const late = new Date(Date.parse(session.startsAt) - 5 * HOUR_MS);
        this.timeline.at(late, () => coachee.api.post(`${at}/cancellation`, { reason: 'An outage at work' }));
      } else if (outcome === 'coachee absent') {
        this.timeline.at(over, () => coach.api.post(`${at}/absence`, { absent: 'coachee' }));
      } else {
        if (outcome === 'moved') this.move(session, at);
        // One that was moved was moved to the day after.
        const held = outcome === 'moved' ? new Date(over.getTime() + 25 * HOUR_MS) : over;
        this.timeline.at(held, () => this.complete(at));
      }
    }
  }

  /** Unless it was cancelled meanwhile, with all that a pause cancels. */
  private async complete(at: string): Promise<void> {
    const { api } = this.pair.coach;
    const { state } = await api.get<SessionResponse>(at);
    if (state === 'scheduled') await api.post(`${at}/completion`);
  }

  private move({ startsAt, localStart }: SessionResponse, at: string): void {
    const { coachee } = this.pair;
    const to = `${plusDays(localStart.slice(0, 10), 1)}T${localStart.slice(11)}`;
    const early = new Date(Date.parse(startsAt) - 72 * HOUR_MS);
    this.timeline.at(early, () =>
      coachee.api.post(`${at}/rescheduling`, { localStart: to, reason: 'A day of travel' }),
    );
  }

  /** The coach books a talk around the engagement, with the sponsor where there is one, and says that it was held. */
  met(booked: LocalDate, kind: MeetingKind, localStart: string): void {
    const { coach, sponsor } = this.pair;
    const guestIds = sponsor ? [sponsor.personId] : [];
    this.does(booked, '10:15', coach, async () => {
      const talk = { kind, localStart, guestIds, place: 'https://meet.harbour.example/room' };
      const { id, endsAt } = await coach.api.post<MeetingResponse>(`${this.path}/meetings`, talk);
      const over = new Date(Date.parse(endsAt) + TEN_MINUTES_MS);
      this.timeline.at(over, () => coach.api.post(`${this.path}/meetings/${id}/completion`));
    });
  }

  /** The coach adds a session, and offers a slot for it. */
  offered(date: LocalDate, localStart: string, note: string): void {
    const { coach } = this.pair;
    this.does(date, '16:40', coach, async () => {
      await coach.api.post(`${this.path}/ledger`, { reason: 'granted', sessions: 1, note });
      await coach.api.post(`${this.path}/holds`, { localStart, hours: 120, overrideWeek: true });
    });
  }

  /** Brings a topic, for the next session. */
  topic(date: LocalDate, author: Actor, text: string): TopicStory {
    const topic = new TopicStory(this);
    this.does(date, '20:15', author, async () => {
      topic.id = (await author.api.post<TopicResponse>(`${this.path}/topics`, { text })).id;
    });
    return topic;
  }

  /** Writes down what was agreed on in a session, for a goal if there is one; it is done some days later, or still open. */
  action(date: LocalDate, author: Actor, number: number, given: AgreedAction, doneOn?: LocalDate): void {
    const { goal, ...action } = given;
    this.does(date, '18:45', author, async () => {
      const session = await this.session(author, number);
      if (!session) return;
      const body = { ...action, sessionId: session.id, ...(goal && { goalId: goal.id }) };
      const { id } = await author.api.post<ActionResponse>(`${this.path}/actions`, body);
      if (doneOn) this.does(doneOn, '17:30', author, () => author.api.post(`${this.path}/actions/${id}/completion`));
    });
  }

  private async session(actor: Actor, number: number): Promise<SessionResponse | undefined> {
    const { items } = await actor.api.get<SessionsResponse>(`${this.path}/sessions`);
    return items.find((each) => each.number === number);
  }

  /** Writes a note about a session: the one of both, or the author's own. */
  note(date: LocalDate, author: Actor, number: number, kind: 'shared' | 'private', text: string): void {
    this.does(date, '19:00', author, async () => {
      const session = await this.session(author, number);
      if (!session) return;
      const path = `${this.path}/sessions/${session.id}/notes/${kind}`;
      const { version } = await author.api.get<NoteResponse>(path);
      await author.api.put(path, version, { text });
    });
  }
}
