import { EmailField, PageQuery, TextField } from '../platform/http/validators.js';

export class RemovePersonRequest {
  @TextField({ description: 'Why; administrators alone read it', example: 'Left the practice', max: 1000 })
  reason: string;
}

/** In a body, and not in an address: a proxy may log those. */
export class SearchRemovalsRequest extends PageQuery {
  @EmailField({ description: 'Only who has this address' })
  email: string;
}
