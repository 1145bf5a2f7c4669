import { ApiProperty } from '@nestjs/swagger';
import { BOUNDS, type ToldMean } from './publication.rules.js';
import {
  PULSE_MOMENTS,
  PULSE_QUESTIONS,
  type PulseAnswers,
  type PulseMoment,
  type PulseQuestion,
} from './pulse.rules.js';

const id = { format: 'uuid', example: '019a8b5e-3c1f-7a52-9d5e-0b6f6c1f2a11' };
const moment = { enum: PULSE_MOMENTS, enumName: 'PulseMoment' };
const scale = { type: 'integer', minimum: 1, maximum: 5, example: 4 } as const;

export class PulseAnswersResponse implements PulseAnswers {
  @ApiProperty({ ...scale, description: 'Growth' }) growth: number;
  @ApiProperty({ ...scale, description: 'Support' }) support: number;
  @ApiProperty({ ...scale, description: 'Intention to stay' }) stay: number;
  @ApiProperty({ ...scale, description: 'Confidence on the goals' }) confidence: number;
}

export class PulseShareResponse {
  @ApiProperty() shared: boolean;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class PulseResponse {
  @ApiProperty(id) id: string;
  @ApiProperty(moment) moment: PulseMoment;
  @ApiProperty({ format: 'date-time' }) answeredAt: string;
  @ApiProperty({ type: PulseAnswersResponse, nullable: true, description: 'Null: what was said has been erased' })
  answers: PulseAnswersResponse | null;
  @ApiProperty({ description: 'Whether the coach reads it' }) shared: boolean;
  @ApiProperty({ type: [PulseShareResponse], description: 'To the coachee: when it was shared, and when not any more' })
  shares: PulseShareResponse[];
}

export class PulsesResponse {
  @ApiProperty({
    type: [PulseResponse],
    description: 'To the coachee all that were answered; to the coach those that are shared; earliest first',
  })
  items: PulseResponse[];
  @ApiProperty({ ...moment, isArray: true, description: 'To the coachee: what they are asked at the moment' })
  asked: PulseMoment[];
}

export class PulseMeanResponse implements ToldMean {
  @ApiProperty({ enum: PULSE_QUESTIONS, enumName: 'PulseQuestion' }) question: PulseQuestion;
  @ApiProperty({ type: Number, example: 3.5, description: 'To the half, on a scale from 1 to 5' }) mean: number;
  @ApiProperty({ enum: BOUNDS, enumName: 'PulseBound', description: 'or_less: 1.5 or less; or_more: 4.5 or more' })
  bound: ToldMean['bound'];
}

/** What was published of five people or more. */
export class PulsePublicationResponse {
  @ApiProperty(id) id: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: people for whom no company pays' })
  companyId: string | null;
  @ApiProperty(moment) moment: PulseMoment;
  @ApiProperty({ format: 'date', description: 'The month in which it was published' }) period: string;
  @ApiProperty({ type: 'integer', example: 5, description: 'So many people, or more: 5, 10, 20, 50 or 100' })
  people: number;
  @ApiProperty({ type: [PulseMeanResponse] }) questions: PulseMeanResponse[];
}

export class PulsePublicationsResponse {
  @ApiProperty({ type: [PulsePublicationResponse], description: 'Latest first. None is ever changed' })
  items: PulsePublicationResponse[];
  @ApiProperty({ required: false }) nextCursor?: string;
}
