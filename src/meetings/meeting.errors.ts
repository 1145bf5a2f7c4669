import { declareConstraints, declareErrors } from '../platform/errors/domain-error.js';

export const meetingErrors = declareErrors({
  state: {
    code: 'meeting.state',
    kind: 'conflict',
    title: 'The meeting was held or cancelled already',
    remedy: 'Read the meeting again; book another one.',
  },
  notStarted: {
    code: 'meeting.not-started',
    kind: 'conflict',
    title: 'The meeting has not started yet',
    remedy: 'Wait until it has, or cancel it.',
  },
  started: {
    code: 'meeting.started',
    kind: 'conflict',
    title: 'The meeting has started',
    remedy: 'Regrets are sent before it does.',
  },
  engagementState: {
    code: 'meeting.engagement-state',
    kind: 'conflict',
    title: 'The engagement is not in a state for this meeting',
    remedy: 'A chemistry call comes before all have agreed; the others while it is active, the closing also after it.',
  },
  outsideWindow: {
    code: 'meeting.outside-window',
    kind: 'conflict',
    title: 'The date lies outside what such a meeting is for',
    remedy: 'Choose one of the days that `detail` names.',
  },
  notAGuest: {
    code: 'meeting.not-a-guest',
    kind: 'conflict',
    title: 'That person cannot be a guest of this meeting',
    remedy:
      'Guests are sponsors of the company that pays, as it has them now. A chemistry call, and whoever pays for themselves, has none.',
  },
});

declareConstraints({
  meeting_guest_where_a_company_pays: meetingErrors.notAGuest,
  meeting_guest_is_no_party: meetingErrors.notAGuest,
});
