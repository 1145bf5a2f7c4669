import { BooleanField } from '../platform/http/validators.js';

/** Which kinds of a goal somebody reads. */
export class ShareRequest {
  @BooleanField({ description: 'Its wording, with measure, target date and levels' })
  wording: boolean;
  @BooleanField({ description: 'How it is rated: check-ins that both of you read, by their dates; never their notes' })
  rating: boolean;
}
