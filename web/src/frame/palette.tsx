import { Kbd, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './frame.module.css';

/** What one chooses from comes after the screen, and before somebody wants to jump. */
const loadPlaces = async () => ({ default: (await import('./places.js')).Places });
const Places = lazy(loadPlaces);
const SOON_MS = 1_500;

/** Ctrl-K: jump to a screen or an engagement by a few letters of its name. */
export function Palette() {
  const say = useTranslations('frame.palette');
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  if (isOpen && !wasOpened) setWasOpened(true);
  useEffect(() => {
    const timer = setTimeout(() => void loadPlaces().catch(() => undefined), SOON_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    globalThis.addEventListener('keydown', listen);
    return () => globalThis.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <UnstyledButton className={classes.jump} onClick={() => setOpen(true)}>
        <IconSearch size={16} aria-hidden />
        <span className={classes.jumpText}>{say('label')}</span>
        <Kbd size="xs" className={classes.jumpText}>
          Ctrl K
        </Kbd>
      </UnstyledButton>
      {wasOpened && (
        <Suspense>
          <Places isOpen={isOpen} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
