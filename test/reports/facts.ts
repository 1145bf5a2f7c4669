import type { ReportFacts } from '../../src/reports/report.types.js';

/** Facts as they may be: those of the specs, and of the document that is looked at. */
export function factsOf(given: Partial<ReportFacts> = {}): ReportFacts {
  return {
    ...{ asOf: '2026-11-13', practice: 'Harbour Coaching', company: 'Analytical Engines Ltd' },
    ...{ coachee: 'Grace Murray', coach: 'Ada Byron', startsOn: '2026-10-01', endsOn: '2026-12-31' },
    ...{ sessions: 12, sessionMinutes: 60, held: 6, forfeited: 1, left: 5, attendance: 6 / 7 },
    milestones: [
      { kind: 'kickoff', talkOn: '2026-09-28', reviewedOn: '2026-10-02' },
      { kind: 'midpoint', talkOn: '2026-11-11', reviewedOn: '2026-11-12' },
      { kind: 'closing', talkOn: null, reviewedOn: null },
    ],
    goals: {
      ...{ counted: 3, onTrack: 2 },
      shared: [
        {
          ...{ id: 'goal 1', wording: 'Deliberate, transparent prioritization', state: 'in_progress' },
          measure: 'Every team can say why the first three items of its list are first',
          ...{ targetDate: '2026-12-15', levels: null, baseline: 2, target: 8, current: 6 },
        },
        {
          ...{ id: 'goal 2', wording: 'Communicating effectively with stakeholders', state: 'achieved' },
          ...{ measure: null, targetDate: null, baseline: -2, target: 0, current: 1 },
          levels: ['Silence', 'On request', 'A monthly letter', 'A talk each month', 'They ask to be in it'],
        },
      ],
    },
    ...given,
  };
}
