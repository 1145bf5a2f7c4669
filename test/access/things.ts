import { answerKickoff, fullPractice, kickoffOf, type FullPractice } from '../platform/full-practice.js';
import type { Json } from './requests.js';
import { talkAbout } from './said.js';
import { PracticeBuilder, type Actor } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

/** Everything of one practice that an id in a body may name. */
export interface Things {
  coach: Actor;
  coachee: Actor;
  administrator: Actor;
  engagementId: string;
  overId: string;
  goalId: string;
  overGoalId: string;
  sessionId: string;
  companyId: string;
  /** Of the company that pays for the engagement. */
  sponsorId: string;
  /** Whom its coachee has invited. */
  managerId: string;
  roleId: string;
  exampleGoalId: string;
  /** Whom the coach coaches, and nobody is to go on with yet. */
  goingOnId: string;
  /** A goal of it, and its review that the coach has yet to answer. */
  goingOnGoalId: string;
  openReviewId: string;
  /** A session of it, and what is to be talked about and done. */
  goingOnSessionId: string;
  comingSessionId: string;
  /** Of the list of its topics. */
  topicsVersion: number;
  topicId: string;
  actionId: string;
  /** One whose review both have answered, with its goal. */
  reviewedId: string;
  reviewedGoalId: string;
  answeredReviewId: string;
  /** Somebody who coaches, and has nothing yet. */
  nextCoachId: string;
  /** Somebody who has nothing yet. */
  personId: string;
}

/** A request that is right, and where in it ids stand. Which of the two things they name is what is tried. */
export interface Case {
  who: 'coach' | 'coachee' | 'administrator';
  path: (mine: Things) => string;
  /** Of what is PUT or PATCHed; it is a POST without. */
  version?: number | ((mine: Things) => number);
  method?: 'put' | 'patch';
  body: (mine: Things) => Json;
  /** By pointer: what is named there. */
  ids: Record<string, (of: Things) => string>;
}

/** A practice in which there is one of each. */
export async function thingsOf(test: TestApp): Promise<Things> {
  const full: FullPractice = await fullPractice(test, await PracticeBuilder.start(test));
  const { practice, coach, coachee, engagementId, sessionIds } = full;
  const { administrator } = practice;
  const company = await practice.company();
  const [past, nobody] = [await practice.coachee('Pat Past'), await practice.coachee('Nora Nobody')];
  const overId = await practice.active(coach, past, { localTime: '16:00' });
  const overGoalId = await practice.agreedGoal(overId, past);
  await test.as(coach).post(`engagements/${overId}/ending`, { reason: 'We are done' }).expect(200);
  const [goesOn, reviewed] = [await practice.coachee(), full.otherCoach];
  const goingOnId = await practice.active(coach, goesOn, { localTime: '17:00' });
  const reviewedId = await practice.active(coach, reviewed, { localTime: '18:00' });
  for (const actor of [coach, reviewed]) await answerKickoff(test, reviewedId, actor, 'submitted');
  const { personId: nextCoachId } = await practice.coach();
  const { body: goals } = await test.as(coachee).get(`engagements/${engagementId}/goals`).expect(200);
  const open = (goals.items as { id: string; state: string }[]).find(({ state }) => state === 'in_progress');
  const { body: roles } = await test.as(administrator).get('roles').expect(200);
  const goingOnGoalId = await practice.agreedGoal(goingOnId, goesOn);
  const [session, , , coming] = await practice.sessions(goingOnId, coach);
  const goingOnSessionId = session?.id ?? '';
  const about = { engagementId: goingOnId, sessionId: goingOnSessionId, goalId: goingOnGoalId };
  const said = await talkAbout(test, [coach, goesOn], about);
  const { body: topics } = await test.as(coach).get(`engagements/${goingOnId}/topics`).expect(200);
  return {
    ...{ comingSessionId: coming?.id ?? '', topicsVersion: topics.version as number },
    ...{ coach, coachee, administrator, engagementId, overId, overGoalId, companyId: company.id },
    ...{ goalId: open?.id ?? '', sessionId: sessionIds[2] ?? '', roleId: roles.items[0].id as string },
    exampleGoalId: roles.items[0].exampleGoals[0].id as string,
    ...{ goingOnGoalId, goingOnSessionId, ...said },
    openReviewId: await kickoffOf(test, goingOnId, coach),
    ...{ reviewedId, reviewedGoalId: await practice.agreedGoal(reviewedId, reviewed) },
    answeredReviewId: await kickoffOf(test, reviewedId, coach),
    ...{ goingOnId, nextCoachId, personId: nobody.personId, sponsorId: full.sponsor.personId },
    managerId: full.manager.personId,
  };
}
