import { BooleanField, TextField, TimeZoneField } from '../platform/http/validators.js';

export class ChangePracticeRequest {
  @TextField({ description: 'Its name', example: 'Byron Coaching', max: 200, optional: true })
  name?: string;
  @TimeZoneField({ description: 'Where it is', optional: true })
  timeZone?: string;
  @BooleanField({ description: 'Whether its administrators and coaches need a second factor', optional: true })
  demandsSecondFactor?: boolean;
}
