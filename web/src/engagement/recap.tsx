import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { recapsReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { Part } from './part.js';
import { Lines } from './preparation.js';
import type { NotePath } from './use-note.js';

/** What came of a session that was held. While it goes on, its goals stand beside, to be chosen. */
export function Recap({ path, isOver }: { path: NotePath; isOver: boolean }) {
  const say = useTranslations('engagement.recap');
  const { discussed, carriesOn, actions, goals } = useSuspenseQuery(recapsReadOptions({ path })).data;
  const said = ({ id, text }: { id: string; text: string }) => ({ id, text });
  return (
    <Part title={say('title')}>
      <Lines title={say('discussed')} none={say('nothingDiscussed')} lines={discussed.map(said)} />
      <Lines title={say('actions')} none={say('noActions')} lines={actions.map(said)} />
      {isOver && goals.length > 0 && (
        <Lines title={say('goals')} none="" lines={goals.map(({ id, wording }) => ({ id, text: wording }))} />
      )}
      {carriesOn.length > 0 && <Lines title={say('carriesOn')} none="" lines={carriesOn.map(said)} />}
    </Part>
  );
}
