import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { announce } from '../frame/announcer.js';
import { toast } from '../frame/toasts.js';
import { handOver } from './download.js';

interface Made {
  file: unknown;
  name: string;
}

/** A file that takes a while to be made: that it is on its way is told, and that it is there. */
export function useFile<Asked = void>(make: (asked: Asked) => Promise<Made>) {
  const say = useTranslations('frame.file');
  return useMutation({
    mutationFn: make,
    onMutate: () => announce(say('making')),
    onSuccess: ({ file, name }) => {
      if (!(file instanceof Blob)) return;
      handOver(file, name);
      toast(say('made', { name }));
    },
  });
}
