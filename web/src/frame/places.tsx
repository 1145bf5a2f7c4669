import { Modal, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { announce } from './announcer.js';
import classes from './frame.module.css';
import palette from './palette.module.css';
import { usePlaces, type Place } from './use-places.js';

/** Screens, engagements and people, found by a few letters of their names. */
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

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function Choosing({ close }: { close: () => void }) {
  const say = useTranslations('frame.palette');
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const groups = usePlaces(asked);
  const found = groups.flatMap(({ places }) => places);
  const current = found[Math.min(at, found.length - 1)];
  const go = (place: Place) => {
    close();
    place.go();
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    // Past the last one is the first one again.
    if (step && found.length) setAt((was) => (Math.min(was, found.length - 1) + step + found.length) % found.length);
    if (event.key === 'Enter' && current) go(current);
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
        onBlur={() => found.length === 0 && announce(say('none'))}
      />
      <div id="places" role="listbox" aria-label={say('label')} className={palette.places}>
        {groups.map(({ kind, places }) => (
          <div key={kind} role="group" aria-labelledby={`places-${kind}`}>
            <div id={`places-${kind}`} className={palette.kind}>
              {say(kind)}
            </div>
            {places.map((place) => (
              <div
                key={place.id}
                id={`place-${place.id}`}
                ref={place === current ? intoView : undefined}
                role="option"
                aria-selected={place === current}
                tabIndex={-1}
                className={palette.place}
                onClick={() => go(place)}
              >
                {place.text}
                {place.about && <small>{place.about}</small>}
              </div>
            ))}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={classes.about}>{say('none')}</p>}
    </>
  );
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
