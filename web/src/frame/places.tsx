import { Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { engagementsListOptions } from '../../client/@tanstack/react-query.gen.js';
import classes from './frame.module.css';
import palette from './palette.module.css';
import { useWays } from './ways.js';

interface Place {
  id: string;
  text: string;
  go: () => void;
}

/** Screens and engagements, found by a few letters of their names. */
export function Places({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const say = useTranslations('frame.palette');
  return (
    <Modal.Root opened={isOpen} onClose={close} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={say('label')}>
        <Modal.Body>
          <Choosing close={close} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Choosing({ close }: { close: () => void }) {
  const say = useTranslations('frame.palette');
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const found = usePlaces(asked, close);
  const current = found[Math.min(at, found.length - 1)];
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) setAt((was) => Math.max(0, Math.min(found.length - 1, was + step)));
    if (event.key === 'Enter') current?.go();
    if (step || event.key === 'Enter') event.preventDefault();
  };
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="places"
        aria-activedescendant={current && `place-${current.id}`}
        aria-label={say('ask')}
        placeholder={say('ask')}
        value={asked}
        onChange={(event) => {
          setAsked(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id="places" role="listbox" aria-label={say('label')} className={palette.places}>
        {found.map((place) => (
          <div
            key={place.id}
            id={`place-${place.id}`}
            role="option"
            aria-selected={place === current}
            tabIndex={-1}
            className={palette.place}
            onClick={place.go}
          >
            {place.text}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={classes.about}>{say('none')}</p>}
    </>
  );
}

function usePlaces(asked: string, close: () => void): Place[] {
  const say = useTranslations('frame.ways');
  const navigate = useNavigate();
  const { data } = useQuery(engagementsListOptions({ query: { limit: 100 } }));
  const screens = useWays().map(({ to, word }) => ({ id: word, text: say(word), go: () => void navigate({ to }) }));
  const engagements = (data?.items ?? []).map(({ id, coachee, coach }) => ({
    id,
    text: `${coachee.name} · ${coach.name}`,
    go: () => void navigate({ to: '/engagements/$engagementId', params: { engagementId: id } }),
  }));
  const wanted = asked.trim().toLocaleLowerCase();
  return [...screens, ...engagements]
    .filter(({ text }) => text.toLocaleLowerCase().includes(wanted))
    .slice(0, 12)
    .map((place) => ({
      ...place,
      go: () => {
        close();
        place.go();
      },
    }));
}
