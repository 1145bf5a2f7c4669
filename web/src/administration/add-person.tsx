import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Dialog } from '../frame/dialog.js';
import { PersonForm } from './person-form.js';

/** A person who is not there yet. */
export function AddPerson({ opened, close }: { opened: boolean; close: () => void }) {
  const say = useTranslations('administration');
  return (
    <Dialog opened={opened} onClose={close} title={say('add')} size="lg">
      <PersonForm done={close} />
      <Button variant="subtle" onClick={close} mt="sm">
        {say('close')}
      </Button>
    </Dialog>
  );
}
