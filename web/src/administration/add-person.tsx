import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { PersonForm } from './person-form.js';

/** A person who is not there yet. */
export function AddPerson({ opened, close }: { opened: boolean; close: () => void }) {
  const say = useTranslations('administration');
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={say('add')}
      size="lg"
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <PersonForm done={close} />
    </Modal>
  );
}
