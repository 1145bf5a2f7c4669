import { plusDays, type LocalDate } from '../platform/clock/zones.js';
import { Story } from './engagements.js';
import type { Cast } from './people.js';
import type { GoalStory } from './threads.js';
import { pulse, ReportTale } from './reports.js';
import { ReviewTale } from './reviews.js';
import type { Timeline } from './timeline.js';

/** Everything that happens in the practice, told as of today. */
export function tellStories(timeline: Timeline, cast: Cast): void {
  midWay(timeline, cast);
  awaitingAgreement(timeline, cast);
  completedAndRenewed(timeline, cast);
  stale(timeline, cast);
  paidByHerself(timeline, cast);
  paused(timeline, cast);
  coachingACoach(timeline, cast);
}

/** Malik, half-way: one session forfeited, goals in all states, one of them shared. */
function midWay(timeline: Timeline, cast: Cast): void {
  const { nora: coach, malik: coachee, sponsor } = cast;
  const startsOn = timeline.weekdayAgo(2, 6);
  const week = (weeks: number, days = 0) => plusDays(startsOn, weeks * 7 + days);
  const story = new Story(timeline, { coach, coachee, sponsor, startsOn, localTime: '10:00' });
  story.drafted(week(-2), cast);
  story.agreed(week(-2, 1), { 4: 'late cancellation' });
  story.met(week(-1), 'kickoff', `${week(0, -1)}T14:00`);
  story.met(week(5, 1), 'midpoint', `${fridayAhead(timeline)}T14:00`);
  const wording = 'Deliberate, transparent prioritization';
  const priorities = story
    .goal(week(0, 1), coachee, { wording, measure: 'Every request has an answer within a week' })
    .started(week(0, 3), coachee)
    .lookedAt(week(1, 2), coachee, 3, 'I still say yes in the room.')
    .lookedAt(week(3, 2), coachee, 5, 'Two clear noes this week.')
    .lookedAt(week(5), coach, 6, 'And they were heard.')
    .shared(week(3, 2), coachee);
  story
    .goal(week(2, 1), coach, { wording: 'Working better with developers' })
    .started(week(2, 4), coachee)
    .revised(week(5), coach, { wording: 'Decide together with the developers, before and not after' });
  story
    .goal(week(1), sponsor, { wording: 'Ship the reporting module by spring' }, true)
    .declined(week(1, 1), coachee, 'That is my job, and not what I want to learn.');
  story.goal(week(5, 1), sponsor, { wording: 'Make the roadmap understood outside of the team' }, true);
  pulse(story, week(0, 3), 'start', [3, 4, 4, 2]);
  talkAbout(story, week, priorities);
  malikIsReviewed(story, week);
  story.note(week(0), coach, 1, 'shared', 'We begin with how priorities are decided, and with who hears of it.');
  story.note(week(1), coachee, 2, 'shared', 'To try: answer within a day, even if the answer is “not now”.');
  story.note(week(1), coach, 2, 'private', 'He is harder on himself than anybody else is. Come back to that.');
}

/** What Malik and Nora talked about, what they said they would do, and what waits for the next time. */
function talkAbout(story: Story, week: (weeks: number, days?: number) => LocalDate, goal: GoalStory): void {
  const { coach, coachee } = story.pair;
  story
    .topic(week(0, 2), coachee, 'Three teams want the same quarter. How do I tell two of them no?')
    .discussed(week(1), coach);
  story.topic(week(1, 3), coach, 'What happened in the room when you said it').discussed(week(2), coachee);
  story.topic(week(4, 1), coachee, 'My first review with the new director');
  story.topic(week(5, 2), coach, 'Half-way: what do we do differently from here?');
  const first = { text: 'Write down who decides what', owner: 'coachee' as const, dueOn: week(1, 2), goal };
  story.action(week(1), coach, 2, first, week(1, 3));
  const second = {
    text: 'Tell both teams in one meeting, and not by mail',
    owner: 'coachee' as const,
    dueOn: week(5, 1),
    goal,
  };
  story.action(week(4), coachee, 5, second);
  const third = { text: 'Send the chapter on saying no', owner: 'coach' as const, dueOn: week(5, 3) };
  story.action(week(5), coach, 6, third);
}

/** Kickoff, answered by both; and the midpoint, which the coach has only begun to answer. */
function malikIsReviewed(story: Story, week: (weeks: number, days?: number) => LocalDate): void {
  const { coach, coachee } = story.pair;
  new ReviewTale(story, 'kickoff')
    .answered(week(0, 1), coach, {
      reason: 'A team that has grown faster than its habits.',
      worthwhile: 'That he says no before it hurts, and is still listened to.',
    })
    .answered(week(0, 2), coachee, {
      reason: 'Everything is a priority, and so am I.',
      worthwhile: 'Leaving on Fridays without an apology in my head.',
      working_together: 'Tell me when I explain instead of answering.',
    })
    .keptAllGoals(week(0, 4), coachee);
  new ReviewTale(story, 'midpoint')
    .answered(week(5, 1), coachee, {
      progress: 'I say no in the room now, most of the time.',
      change: 'I still decide alone what the developers then hear about.',
    })
    .answered(week(5, 2), coach, { progress: 'More than he sees.' }, true);
}

/** The Friday after today: Nora holds no sessions on Fridays. */
function fridayAhead(timeline: Timeline): LocalDate {
  return plusDays(timeline.weekdayAgo(5, 0), 7);
}

/** Grace, whose sponsor has yet to sign. */
function awaitingAgreement(timeline: Timeline, cast: Cast): void {
  const { nora: coach, grace: coachee, sponsor } = cast;
  const startsOn = timeline.weekdayAgo(3, -2);
  const story = new Story(timeline, { coach, coachee, sponsor, startsOn, localTime: '11:00' });
  // On the day before: where the coach lives, noon may be before the administrator's morning.
  story.drafted(plusDays(timeline.today, -5), cast, { extendsTo: plusDays(startsOn, 105) });
  story.submitted(plusDays(timeline.today, -4));
  story.does(plusDays(timeline.today, -3), '08:50', coachee, () => story.sign(coachee));
  story.does(plusDays(timeline.today, -2), '15:30', coach, () => story.sign(coach));
}

/** Lena, who completed three months, and went on with what was still open. */
function completedAndRenewed(timeline: Timeline, cast: Cast): void {
  const { tomasz: coach, lena: coachee, sponsor } = cast;
  const startsOn = timeline.weekdayAgo(1, 20);
  const week = (weeks: number, days = 0) => plusDays(startsOn, weeks * 7 + days);
  const first = new Story(timeline, { coach, coachee, sponsor, startsOn, localTime: '10:00' });
  first.drafted(week(-2), cast);
  first.agreed(week(-2, 1), { 6: 'moved' });
  first
    .goal(week(0, 1), coachee, { wording: 'Balance contributing and consulting' })
    .started(week(0, 3), coachee)
    .lookedAt(week(3, 1), coachee, 4, 'Two days of the week are mine again.')
    .lookedAt(week(8, 1), coach, 8, 'She now says which of the two she is doing.')
    .shared(week(8, 2), coachee)
    .achieved(week(10, 2), coachee);
  first
    .goal(week(1, 1), coach, { wording: 'Making people aware of your contributions' })
    .started(week(1, 3), coachee)
    .lookedAt(week(6, 1), coachee, 5, 'I wrote two of them down, and sent one.');
  pulse(first, week(0, 3), 'start', [2, 3, 3, 2]);
  const renewal = new Story(timeline, { coach, coachee, sponsor, startsOn: week(16), localTime: '10:00' });
  renewal.renewed(week(13), first);
  new ReportTale(first, 'closing')
    .drafted(week(13, 1), coach, {
      statement:
        'Lena set out to balance contributing and consulting. Two days of each week are hers again, and she says at the ' +
        'start of a meeting which of the two she is there for. Her teams decide more without her.',
      outlook: 'She goes on with making contributions visible: her own, and those of the people she advises.',
    })
    .approved(week(13, 2))
    .sent(week(13, 3), coach);
  renewal.agreed(week(14));
  pulse(renewal, week(16, 3), 'start', [4, 4, 4, 4]);
  renewal.does(week(14, 3), '09:00', coachee, () => agreeToAll(renewal));
}

/** Agrees to every goal that came along. */
async function agreeToAll(renewal: Story): Promise<void> {
  const { api } = renewal.pair.coachee;
  const { items } = await api.get<{ items: { id: string; state: string }[] }>(`${renewal.path}/goals`);
  for (const { id, state } of items)
    if (state === 'proposed') await api.post(`${renewal.path}/goals/${id}/agreement`, { revision: 1 });
}

/** Arjun, whose goal nobody has looked at for weeks. */
function stale(timeline: Timeline, cast: Cast): void {
  const { tomasz: coach, arjun: coachee, sponsor } = cast;
  const startsOn = timeline.weekdayAgo(3, 9);
  const week = (weeks: number, days = 0) => plusDays(startsOn, weeks * 7 + days);
  const story = new Story(timeline, { coach, coachee, sponsor, startsOn, localTime: '15:00' });
  story.drafted(week(-2), cast);
  story.agreed(week(-2, 1), { 5: 'coachee absent' });
  pulse(story, week(0, 3), 'start', [3, 2, 3, 3]);
  story
    .goal(week(0, 1), coachee, { wording: 'Let others decide, and stand by it' })
    .started(week(0, 2), coachee)
    .lookedAt(week(3), coachee, 4, 'I reviewed less, and slept badly.');
}

/** Amara, who pays for herself. */
function paidByHerself(timeline: Timeline, cast: Cast): void {
  const { nora: coach, amara: coachee } = cast;
  const startsOn = timeline.weekdayAgo(4, 3);
  const week = (weeks: number, days = 0) => plusDays(startsOn, weeks * 7 + days);
  const story = new Story(timeline, { coach, coachee, startsOn, localTime: '10:00' });
  story.drafted(week(-1), cast);
  story.agreed(week(-1, 1), { 3: 'moved' });
  story.offered(plusDays(timeline.today, -1), `${fridayAhead(timeline)}T15:30`, 'An hour before the board meets');
  story
    .goal(week(0, 1), coachee, { wording: 'Fostering a culture where employees can speak up' })
    .started(week(1), coachee)
    .lookedAt(week(2, 1), coachee, 5, 'Somebody told me something unpleasant, and I thanked them.');
  story.note(week(0), coachee, 1, 'private', 'I had not said this aloud before.');
}

/** Julia, who is away until the new year. */
function paused(timeline: Timeline, cast: Cast): void {
  const { tomasz: coach, julia: coachee, sponsor } = cast;
  const startsOn = timeline.weekdayAgo(5, 5);
  const week = (weeks: number, days = 0) => plusDays(startsOn, weeks * 7 + days);
  const story = new Story(timeline, { coach, coachee, sponsor, startsOn, localTime: '09:00' });
  story.drafted(week(-2), cast);
  story.agreed(week(-2, 1));
  story.goal(week(0, 1), coachee, { wording: 'Communicating effectively with stakeholders' });
  const reason = 'A sabbatical, planned long ago';
  story.does(week(3, 3), '11:00', coachee, () => coachee.api.post(`${story.path}/pauses`, { reason }));
}

/** Nora, who is coached herself, every other week. */
function coachingACoach(timeline: Timeline, cast: Cast): void {
  const { tomasz: coach, nora: coachee } = cast;
  // On a Monday: wherever she lives, none of those whom she coaches is met within hours of that.
  const startsOn = timeline.weekdayAgo(1, 5);
  const week = (weeks: number, days = 0) => plusDays(startsOn, weeks * 7 + days);
  const story = new Story(timeline, { coach, coachee, startsOn, localTime: '15:00' });
  story.drafted(week(-1), cast, { kind: 'coaching_a_coach', sessions: 6, everyWeeks: 2 });
  story.agreed(week(-1, 1));
  story.goal(week(0, 1), coachee, { wording: 'Ask one question less' }).lookedAt(week(2, 1), coachee, 4, 'Noticed it.');
}
