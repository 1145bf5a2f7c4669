import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './frame.module.css';
import { useChangePractice, useMe, useMember } from './session.js';

/** Says on every screen of a demonstration that it is one, and leads back. */
export function DemonstrationBanner() {
  const say = useTranslations('frame.demonstration');
  const { practices } = useMe();
  const { demonstrates } = useMember();
  const navigate = useNavigate();
  const changePractice = useChangePractice();
  const own = practices.find((practice) => !practice.demonstrates);
  if (!demonstrates) return null;
  const goBack = async (practiceId: string) => {
    await navigate({ to: '/' });
    await changePractice(practiceId);
  };
  return (
    <div role="note" className={classes.demonstration} aria-label={say('label')}>
      {say('is')}
      {own && (
        <Button size="compact-sm" variant="default" onClick={() => void goBack(own.practiceId)}>
          {say('back', { practice: own.practiceName })}
        </Button>
      )}
    </div>
  );
}
