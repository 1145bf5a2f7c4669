import { Global, Module } from '@nestjs/common';
import { MailWishes } from '../reviews/mail-wishes.types.js';
import { MailPreferencesController } from './mail-preferences.controller.js';
import { MailPreferencesRepository } from './mail-preferences.repository.js';
import { ChosenMailWishes, MailPreferencesService } from './mail-preferences.service.js';
import { ReminderLooks } from './reminder-looks.service.js';
import { ReminderMails } from './reminder-mails.service.js';
import { RemindersRepository } from './reminders.repository.js';

/** Reminders of appointments, and what people want mail about. Global, because reviews and pulses ask its MailWishes. */
@Global()
@Module({
  controllers: [MailPreferencesController],
  providers: [
    ...[MailPreferencesRepository, MailPreferencesService, RemindersRepository, ReminderLooks, ReminderMails],
    { provide: MailWishes, useClass: ChosenMailWishes },
  ],
  exports: [MailWishes],
})
export class NotificationsModule {}
