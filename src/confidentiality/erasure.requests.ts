import { TextField } from '../platform/http/validators.js';

export class EraseContentRequest {
  @TextField({
    description: 'Why; coach, coachee and administrators read it in the history',
    example: 'Kit asked for it on 4 May',
    max: 900,
  })
  reason: string;
}
