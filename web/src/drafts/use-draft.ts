import { useCallback, useState } from 'react';
import { useMember } from '../frame/session.js';
import { drafts } from './drafts.js';

/**
 * A text that is kept while it is typed: it survives a closed tab, an ended sign-in and a lost network.
 * @param thing what it is a draft of, with its id: `note.<session>`
 * @param saved what the server has, where nothing was typed since
 */
export function useDraft(thing: string, saved = '') {
  const { personId } = useMember();
  const [text, setText] = useState(() => drafts.read(personId, thing) ?? saved);
  const change = useCallback(
    (next: string) => {
      setText(next);
      drafts.keep(personId, thing, next === saved ? '' : next);
    },
    [personId, thing, saved],
  );
  /** Submitted: the server has it. */
  const submitted = useCallback(() => drafts.keep(personId, thing, ''), [personId, thing]);
  return { text, change, submitted, isKept: text !== saved };
}
