import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ComponentType } from 'react';
import { useTranslations } from 'use-intl';
import { BookingOne, BookingRemaining } from './booking.js';
import { Completing } from './completing.js';
import { Ending, Extending, Reopening } from './ending.js';
import classes from './engagement.module.css';
import { HandingOver } from './handing-over.js';
import { Part } from './part.js';
import { Pausing, Resuming } from './pausing.js';
import type { StepProps } from './step-dialog.js';
import { stepsOf, type Step } from './possible-steps.js';
import type { Whose } from './whose.js';

const dialogs: Record<Exclude<Step, 'renew'>, ComponentType<StepProps>> = {
  book: BookingOne,
  remaining: BookingRemaining,
  pause: Pausing,
  resume: Resuming,
  extend: Extending,
  handOver: HandingOver,
  complete: Completing,
  end: Ending,
  reopen: Reopening,
};

/** What can be done with the engagement itself: each says what it is, and what follows is said before it is done. */
export function Steps({ whose }: { whose: Whose }) {
  const say = useTranslations('life');
  const [asked, ask] = useState<Exclude<Step, 'renew'>>();
  const { engagement, engagementId, side } = whose;
  const steps = stepsOf(engagement, side);
  const Asked = asked && dialogs[asked];
  if (steps.length === 0 && !Asked) return null;
  return (
    <Part title={say('title')}>
      <ul className="plain-list">
        {steps.map((step) => (
          <li key={step} className={classes.step}>
            <span>
              <strong>{say(`${step}.name`)}</strong>
              <small>{say(`${step}.short`)}</small>
            </span>
            {step === 'renew' ? (
              <Button
                component={Link}
                to="/engagements/$engagementId/renewal"
                params={{ engagementId } as never}
                size="xs"
              >
                {say('renew.open')}
              </Button>
            ) : (
              <Button size="xs" variant="default" onClick={() => ask(step)} aria-label={say(`${step}.title`)}>
                {say(`${step}.open`)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {Asked && <Asked whose={whose} close={() => ask(undefined)} />}
    </Part>
  );
}
