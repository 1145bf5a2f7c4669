import { ChoiceField, IntegerField } from '../platform/http/validators.js';
import { PULSE_MOMENTS, type PulseMoment } from './pulse.rules.js';

const scale = { min: 1, max: 5, example: 4 };

export class AnswerPulseRequest {
  @ChoiceField({ description: 'Which pulse', of: PULSE_MOMENTS, enumName: 'PulseMoment' })
  moment: PulseMoment;
  @IntegerField({ description: 'I grow in my work. 1: not at all; 5: very much', ...scale })
  growth: number;
  @IntegerField({ description: 'I have the support that I need', ...scale })
  support: number;
  @IntegerField({ description: 'I intend to stay with my company', ...scale })
  stay: number;
  @IntegerField({ description: 'I am confident that I reach my goals', ...scale })
  confidence: number;
}
