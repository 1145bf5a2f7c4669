import { isDeepStrictEqual } from 'node:util';
import type { SponsoredEngagementResponse } from '../client/index.js';
import { answered, expect, there } from '../expecting.js';
import { count, day } from '../telling.js';
import type { Cast } from './people.js';

/** Step 6: the sponsor sees how the engagement stands, and the coachee sees exactly what the sponsor sees. */
export async function overview({ tell, sponsor, coachee, company }: Cast, engagementId: string): Promise<void> {
  tell.step('What the sponsor sees');
  const mirror = await answered(coachee.api.engagements.sponsorView({ path: { engagementId } }));
  const { items } = await answered(sponsor.api.companies.overview({ path: { companyId: company.id } }));
  const seen = there(items[0], `an engagement of ${company.name}`);
  tell.sees('sponsor', `${count(items.length, 'engagement')} of ${company.name}`, standing(seen));
  const path = { companyId: company.id, engagementId };
  const one = await answered(sponsor.api.companies.engagement({ path }));
  expect(isDeepStrictEqual(one, mirror), 'the coachee’s mirror shows exactly what the sponsor sees');
  tell.sees('coachee', 'exactly the same, field by field');
  tell.remark('No topic, no note, no reason, and no goal that is not shared.');
}

function standing({
  coachee,
  coach,
  state,
  startsOn,
  endsOn,
  goals,
  ...figures
}: SponsoredEngagementResponse): string[] {
  const { held, left, sessions, forfeited, attendance, nextAt } = figures;
  const came = attendance === null ? '' : `, attendance ${Math.round(attendance * 100)} %`;
  return [
    `${coachee} with ${coach}: ${state.replace('_', ' ')}, ${day(startsOn)} to ${day(endsOn)}`,
    `${held} of ${count(sessions, 'session')} held, ${left} left, ${forfeited} forfeited${came}`,
    `next on ${nextAt === null ? '–' : day(nextAt)}`,
    `${goals.onTrack} of ${count(goals.counted, 'goal')} on track; of these, and of those a sponsor proposed:`,
    ...goals.shared.map(
      ({ state, wording, score, proposedBySponsor }) =>
        `  ${state.replace('_', ' ')}: “${wording}”${score === null ? '' : ` (${score}/10)`}${proposedBySponsor ? ', which a sponsor proposed' : ''}`,
    ),
  ];
}
