import { Action } from './conversation/action.entity.js';
import { Note, NoteVersion } from './conversation/note.entity.js';
import { SessionGoal } from './conversation/session-goal.entity.js';
import { Topic, TopicGoal } from './conversation/topic.entity.js';
import { EngagementManager } from './engagements/engagement-manager.entity.js';
import { EngagementTransition } from './engagements/engagement-transition.entity.js';
import { Engagement } from './engagements/engagement.entity.js';
import { Handover, HandoverAnswer } from './engagements/handover.entity.js';
import { PlanDate } from './engagements/plan-date.entity.js';
import { Signature } from './engagements/signature.entity.js';
import {
  CheckIn,
  CheckInNote,
  Goal,
  GoalDecline,
  GoalOrder,
  GoalRevision,
  GoalShare,
  ManagerShare,
  GoalTransition,
  PrivateCheckIn,
} from './goals/goal.entity.js';
import { ApiToken } from './identity/api-token.entity.js';
import { CompanyTie } from './identity/company-tie.entity.js';
import { IdentityProvider } from './identity/identity-provider.entity.js';
import { Invitation } from './identity/invitation.entity.js';
import { Meeting, MeetingGuest, MeetingMove } from './meetings/meeting.entity.js';
import { MailPreference } from './notifications/mail-preference.entity.js';
import { Capacity } from './people/capacity.entity.js';
import { CompanySponsor } from './people/company-sponsor.entity.js';
import { Company } from './people/company.entity.js';
import { Person } from './people/person.entity.js';
import { Practice } from './people/practice.entity.js';
import { Removal } from './people/removal.entity.js';
import { ExampleGoal, PersonRole, Role } from './people/role.entity.js';
import {
  Availability,
  DatedHours,
  SwitchedOffHoliday,
  Travel,
  WeeklyWindow,
} from './scheduling/availability.entity.js';
import { TimeOff } from './scheduling/time-off.entity.js';
import { Pulse, PulseAnswer, PulsePublication, PulseShare } from './pulse/pulse.entity.js';
import { Report, ReportApproval, ReportText, SentReport } from './reports/report.entity.js';
import { EngagementStanding } from './engagements/engagement-standing.entity.js';
import { OffTrackSpell } from './reviews/off-track-spell.entity.js';
import { RenewalDecision } from './sponsor-reports/renewal-decision.entity.js';
import { GoalPrompt, Review, ReviewAnswer, ReviewDraft, ReviewOutcome } from './reviews/review.entity.js';
import { ChangeRequest } from './sessions/change-request.entity.js';
import { SessionHold } from './sessions/hold.entity.js';
import { LedgerEntry } from './sessions/ledger-entry.entity.js';
import { SessionCorrection } from './sessions/session-correction.entity.js';
import { Session, SessionMove } from './sessions/session.entity.js';
import { Demonstration } from './demonstration/demonstration.entity.js';
import { ZoneShift } from './zone-data/zone-shift.entity.js';

/** Every entity; a test compares them with the migrated schema, column by column. */
export const entities = [
  ...[Practice, Person, Removal, Capacity, Company, CompanySponsor, Role, ExampleGoal, PersonRole],
  ...[Invitation, ApiToken, IdentityProvider, CompanyTie, TimeOff],
  MailPreference,
  ...[Availability, WeeklyWindow, DatedHours, Travel, SwitchedOffHoliday],
  ...[Engagement, EngagementTransition, EngagementManager, PlanDate, Signature],
  ...[Handover, HandoverAnswer],
  ...[Meeting, MeetingGuest, MeetingMove],
  ...[Session, SessionMove, SessionCorrection, ChangeRequest, SessionHold, LedgerEntry, ZoneShift],
  Demonstration,
  ...[Topic, TopicGoal, SessionGoal, Action, Note, NoteVersion],
  ...[Goal, GoalRevision, GoalTransition, CheckIn, CheckInNote, PrivateCheckIn, GoalShare, ManagerShare, GoalDecline],
  GoalOrder,
  ...[Review, ReviewDraft, ReviewAnswer, ReviewOutcome, GoalPrompt],
  ...[Report, ReportText, ReportApproval, SentReport],
  ...[Pulse, PulseShare, PulseAnswer, PulsePublication],
  ...[EngagementStanding, OffTrackSpell, RenewalDecision],
];
