import { Button, UnstyledButton } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { companiesListOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import classes from './administration.module.css';
import { Demonstration } from './demonstration.js';
import { AddCompany } from './companies.screen.js';
import { PersonForm } from './person-form.js';
import { Sponsors } from './sponsors.js';
import { usePeople } from './use-people.js';

const STEPS = ['coach', 'company', 'people', 'ready'] as const;
type Step = (typeof STEPS)[number];

/** A practice is set up: who coaches, who pays, who is coached. Each step can be left out, and done later. */
export function SetUpScreen() {
  const say = useTranslations('administration.setUpSteps');
  const [step, setStep] = useState<Step>('coach');
  const [round, setRound] = useState(0);
  const next = () => setStep(STEPS[STEPS.indexOf(step) + 1] ?? 'ready');
  const another = () => setRound((was) => was + 1);
  return (
    <Screen title={say('title')} about={say('about')}>
      <div className={classes.before}>
        <Demonstration />
      </div>
      <ol className={`plain-list ${classes.steps}`}>
        {STEPS.map((one) => (
          <li key={one}>
            <UnstyledButton
              className={classes.step}
              aria-current={one === step ? 'step' : undefined}
              onClick={() => setStep(one)}
            >
              {say(`steps.${one}`)}
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {step === 'coach' && (
        <StepOf title={say('coachTitle')} about={say('coachAbout')} next={next}>
          <PersonForm key={round} capacities={['coach']} done={another} />
        </StepOf>
      )}
      {step === 'company' && (
        <StepOf title={say('companyTitle')} about={say('companyAbout')} next={next}>
          <AddCompany />
          <Suspended />
        </StepOf>
      )}
      {step === 'people' && (
        <StepOf title={say('peopleTitle')} about={say('peopleAbout')} next={next}>
          <PersonForm key={round} done={another} />
        </StepOf>
      )}
      {step === 'ready' && <Ready />}
    </Screen>
  );
}

interface StepProps {
  title: string;
  about: string;
  next: () => void;
  children: ReactNode;
}

function StepOf({ title, about, next, children }: StepProps) {
  const say = useTranslations('administration.setUpSteps');
  return (
    <section className="sheet">
      <h2>{title}</h2>
      <p className={classes.faint}>{about}</p>
      <div className={classes.stepForm}>{children}</div>
      <div className={classes.tools}>
        <Button variant="default" onClick={next}>
          {say('next')}
        </Button>
      </div>
    </section>
  );
}

/** The companies there are, with who speaks for them. */
function Suspended() {
  const { items } = useSuspenseQuery(companiesListOptions({ query: { limit: 100 } })).data;
  return items.map(({ id, name }) => <Sponsors key={id} companyId={id} name={name} />);
}

function Ready() {
  const say = useTranslations('administration.setUpSteps');
  const { people } = usePeople('all', '');
  const waiting = people.filter(({ signsIn }) => !signsIn).length;
  return (
    <section className="sheet">
      <h2>{say('readyTitle')}</h2>
      <p>{say('readyAbout', { people: people.length, waiting })}</p>
      <Button renderRoot={(props) => <Link to="/administration/people" {...props} />}>{say('toPeople')}</Button>
    </section>
  );
}
