import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  sessionsListOptions,
  topicsArrangeMutation,
  topicsBringMutation,
  topicsListOptions,
} from '../../client/@tanstack/react-query.gen.js';
import { atVersion, useOnce } from '../asking/changing.js';
import { useDraft } from '../drafts/use-draft.js';
import { ProblemNotice } from '../frame/problem-notice.js';
import { useNow } from '../times/use-now.js';
import { AboutGoals } from './about-goals.js';
import classes from './engagement.module.css';
import { Part } from './part.js';
import { Topic } from './topic.js';
import { useChanged, type Whose } from './whose.js';

const MOST = 100;

/** What either of the two wants to talk about next time, in the order in which they will. */
export function Topics({ whose }: { whose: Whose }) {
  const say = useTranslations('engagement.topics');
  const { engagementId, other } = whose;
  const client = useQueryClient();
  const changed = useChanged(engagementId);
  const options = topicsListOptions({ path: { engagementId }, query: { state: 'open', limit: MOST } });
  const { items, version } = useSuspenseQuery(options).data;
  const now = useNow();
  const sessions = useSuspenseQuery(sessionsListOptions({ path: { engagementId } })).data.items;
  // What is talked about is talked about in a session.
  const hasMet = sessions.some(({ startsAt }) => Date.parse(startsAt) <= now.getTime());
  const arrange = useMutation({ ...topicsArrangeMutation(), onSettled: changed });
  const move = (from: number, to: number) => {
    const next = items.toSpliced(from, 1).toSpliced(to, 0, ...items.slice(from, from + 1));
    client.setQueryData(options.queryKey, (was) => was && { ...was, items: next });
    const body = { topicIds: next.map(({ id }) => id) };
    arrange.mutate({ path: { engagementId }, headers: atVersion(version), body });
  };
  return (
    <Part title={say('title')} about={say('about', { name: other.name })}>
      {items.length === 0 && <p className={classes.empty}>{say('none')}</p>}
      <ol className="plain-list">
        {items.map((topic, place) => (
          <Topic
            key={topic.id}
            topic={topic}
            mayDiscuss={hasMet}
            earlier={place > 0 ? () => move(place, place - 1) : undefined}
            later={place < items.length - 1 ? () => move(place, place + 1) : undefined}
          />
        ))}
      </ol>
      <ProblemNotice error={arrange.error} />
      <Bring engagementId={engagementId} />
    </Part>
  );
}

function Bring({ engagementId }: { engagementId: string }) {
  const say = useTranslations('engagement.topics');
  const { text, change, submitted } = useDraft(`topic.${engagementId}`);
  const [goalIds, setGoalIds] = useState<string[]>([]);
  const changed = useChanged(engagementId);
  const once = useOnce();
  const bring = useMutation({
    ...topicsBringMutation(),
    onSuccess: async () => {
      once.renew();
      submitted();
      change('');
      setGoalIds([]);
      await changed();
    },
  });
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        bring.mutate({ path: { engagementId }, headers: once.headers(), body: { text: text.trim(), goalIds } });
      }}
    >
      <Textarea
        label={say('new')}
        placeholder={say('placeholder')}
        readOnly={bring.isPending}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={1}
      />
      {text.trim() && <AboutGoals engagementId={engagementId} goalIds={goalIds} choose={setGoalIds} />}
      <ProblemNotice error={bring.error} />
      {text.trim() && (
        <Button type="submit" size="xs" loading={bring.isPending}>
          {say('bring')}
        </Button>
      )}
    </form>
  );
}
