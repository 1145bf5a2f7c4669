import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { topicsDiscussMutation, topicsDropMutation } from '../../client/@tanstack/react-query.gen.js';
import { topicsReopen } from '../../client/sdk.gen.js';
import type { TopicResponse } from '../../client/types.gen.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { toast } from '../frame/toasts.js';
import { Arrows } from './arrows.js';
import classes from './engagement.module.css';
import { useChanged } from './whose.js';

interface Props {
  topic: TopicResponse;
  mayDiscuss: boolean;
  earlier?: () => void;
  later?: () => void;
}

/** One topic: who brought it, how often it was not reached, and what can be done with it. */
export function Topic({ topic, mayDiscuss, earlier, later }: Props) {
  const say = useTranslations('engagement.topics');
  const { id: topicId, engagementId, text, by, mine, carriedOn, goals } = topic;
  const changed = useChanged(engagementId);
  const path = { engagementId, topicId };
  const reopen = () => void topicsReopen({ path }).then(changed, changed);
  const told = (word: string) => () => (toast(word, { word: say('undo'), act: reopen }), changed());
  const discuss = useMutation({ ...topicsDiscussMutation(), onSuccess: told(say('discussedNow')) });
  const drop = useMutation({ ...topicsDropMutation(), onSuccess: told(say('droppedNow')) });
  return (
    <li className={classes.item}>
      <p className={classes.said}>{text}</p>
      <p className={classes.faint}>
        {mine ? say('mine') : say('by', { name: by ?? '' })}
        {goals.map(({ wording }) => ` · ${wording}`)}
        {carriedOn > 0 && <> · {say('carriedOn', { times: carriedOn })}</>}
      </p>
      <Group gap={4}>
        {mayDiscuss && (
          <Button
            size="compact-xs"
            variant="light"
            loading={discuss.isPending}
            onClick={() => discuss.mutate({ path, body: {} })}
            aria-label={say('discussNamed', { text })}
          >
            {say('discuss')}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          loading={drop.isPending}
          onClick={() => drop.mutate({ path })}
          aria-label={say('dropNamed', { text })}
        >
          {say('drop')}
        </Button>
        <Arrows
          earlier={{ name: say('earlier', { text }), act: earlier }}
          later={{ name: say('later', { text }), act: later }}
        />
      </Group>
      <ProblemNotice error={discuss.error ?? drop.error} />
    </li>
  );
}
