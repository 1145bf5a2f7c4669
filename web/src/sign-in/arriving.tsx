import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { meReadOptions } from '../../client/@tanstack/react-query.gen.js';
import { problemOf } from '../asking/problem.js';
import { Waiting } from '../frame/waiting.js';
import { takeWay } from './company-known.js';
import { Door } from './door.js';

interface Props {
  goOn: (to: string) => void;
  askForFactor: () => void;
  /** Nobody is signed in: whoever comes here by hand. */
  back: () => void;
}

/** Where a company's provider has sent somebody back to: nothing in this browser knows of it yet, so the server is asked. */
export function Arriving({ goOn, askForFactor, back }: Props) {
  const say = useTranslations('signIn.company');
  const client = useQueryClient();
  const isAsked = useRef(false);
  useEffect(() => {
    // Once, however often what it calls is made anew.
    if (isAsked.current) return;
    isAsked.current = true;
    const ask = async () => {
      try {
        await client.query({ ...meReadOptions(), staleTime: 0 });
        goOn(takeWay());
      } catch (error) {
        if (problemOf(error).code === 'sign-in.second-factor-needed') askForFactor();
        else back();
      }
    };
    void ask();
  }, [client, goOn, askForFactor, back]);
  return (
    <Door title={say('arriving')} about="">
      <Waiting />
    </Door>
  );
}
