import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsUUID } from 'class-validator';
import { Max, Min } from '../platform/http/numbered-checks.js';

const id = { format: 'uuid' };

/** Parameters of addresses. Their names are what the guard judges by. */
export class EngagementPath {
  @ApiProperty(id) @IsUUID() engagementId: string;
}

export class SessionPath extends EngagementPath {
  @ApiProperty(id) @IsUUID() sessionId: string;
}

/** One of the earlier versions of a note. */
export class NoteVersionPath extends SessionPath {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000_000, example: 1 })
  @Transform(({ value }: { value: unknown }) => (/^\d{1,7}$/.test(String(value)) ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  versionNumber: number;
}

/** A goal that a session's talk is about. */
export class SessionGoalPath extends SessionPath {
  @ApiProperty(id) @IsUUID() goalId: string;
}

export class TopicPath extends EngagementPath {
  @ApiProperty(id) @IsUUID() topicId: string;
}

export class ActionPath extends EngagementPath {
  @ApiProperty(id) @IsUUID() actionId: string;
}

export class ChangeRequestPath extends EngagementPath {
  @ApiProperty(id) @IsUUID() changeRequestId: string;
}

export class HoldPath extends EngagementPath {
  @ApiProperty(id) @IsUUID() holdId: string;
}

export class MeetingPath extends EngagementPath {
  @ApiProperty(id) @IsUUID() meetingId: string;
}

/** A meeting by itself: its guests are asked about no engagement. */
export class GuestMeetingPath {
  @ApiProperty(id) @IsUUID() meetingId: string;
}

export class GoalPath extends EngagementPath {
  @ApiProperty(id) @IsUUID() goalId: string;
}

/** A goal, and a manager who is invited. */
export class GoalManagerPath extends GoalPath {
  @ApiProperty(id) @IsUUID() managerId: string;
}

export class ReviewPath extends EngagementPath {
  @ApiProperty(id) @IsUUID() reviewId: string;
}

export class ReportPath extends EngagementPath {
  @ApiProperty(id) @IsUUID() reportId: string;
}

export class PulsePath extends EngagementPath {
  @ApiProperty(id) @IsUUID() pulseId: string;
}

export class HandoverPath extends EngagementPath {
  @ApiProperty(id) @IsUUID() handoverId: string;
}

export class ManagerPath extends EngagementPath {
  @ApiProperty(id) @IsUUID() personId: string;
}

export class CompanyPath {
  @ApiProperty(id) @IsUUID() companyId: string;
}

export class SponsorPath extends CompanyPath {
  @ApiProperty(id) @IsUUID() personId: string;
}

export class CompanyEngagementPath extends CompanyPath {
  @ApiProperty(id) @IsUUID() engagementId: string;
}

/** A report that was sent to the company. */
export class SentReportPath extends CompanyEngagementPath {
  @ApiProperty(id) @IsUUID() reportId: string;
}

export class CoachPath {
  @ApiProperty(id) @IsUUID() coachId: string;
}

export class ExampleGoalPath {
  @ApiProperty(id) @IsUUID() exampleGoalId: string;
}

export class PersonPath {
  @ApiProperty(id) @IsUUID() personId: string;
}

export class PracticePath {
  @ApiProperty(id) @IsUUID() practiceId: string;
}
