import {
  ChoiceField,
  IdsField,
  IntegerField,
  LocalStartField,
  TextField,
  TimeZoneField,
} from '../platform/http/validators.js';
import { MEETING_KINDS, type MeetingKind } from './meeting.rules.js';

const MOST_GUESTS = 10;

class WhenMeetingRequest {
  @LocalStartField({ description: 'On the wall clock of the time zone' })
  localStart: string;
  @TimeZoneField({ description: "The engagement's, if left out", optional: true })
  timeZone?: string;
}

export class BookMeetingRequest extends WhenMeetingRequest {
  @ChoiceField({
    description: 'A chemistry call before it all; the others while the engagement is active, closing also after it',
    of: MEETING_KINDS,
    enumName: 'MeetingKind',
  })
  kind: MeetingKind;
  @IntegerField({ description: 'How long it takes', min: 15, max: 240, default: 30 })
  minutes: number = 30;
  @TextField({
    description: 'A link, or an address; all who take part read it',
    example: 'https://meet.example.org/kickoff',
    max: 500,
    optional: true,
  })
  place?: string;
  @IdsField({ description: 'Sponsors of the company who take part', max: MOST_GUESTS, default: [] })
  guestIds: string[] = [];
}

export class RescheduleMeetingRequest extends WhenMeetingRequest {
  @TextField({ description: 'Why; the two of you read it', max: 1000, optional: true })
  reason?: string;
}

export class CancelMeetingRequest {
  @TextField({ description: 'Why; the two of you read it', max: 1000, optional: true })
  reason?: string;
}
