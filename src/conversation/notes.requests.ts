import { VerbatimField } from '../platform/http/validators.js';

export class WriteNoteRequest {
  @VerbatimField({ description: 'The whole text, as it is from now on', example: 'We agreed to …', max: 50_000 })
  text: string;
}
