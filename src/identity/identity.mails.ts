import type { Language } from '../platform/mail/language.js';
import { letter, type Letter } from '../platform/mail/letter.js';
import type { Invited } from './invitations.repository.js';
import type { Purpose } from './mailed-codes.repository.js';

/** Changes of an account that its owner is told of. */
export const NOTICES = [
  'password',
  'address',
  'second-factor-on',
  'second-factor-off',
  'recovery-codes',
  'passkey',
  'company',
] as const;
export type Notice = (typeof NOTICES)[number];

const sayings = {
  en: {
    code: {
      'sign-in': 'Your code to sign in to Rapport',
      password: 'Your code to set a new password',
      practice: 'Your code to start a practice',
      address: 'Your code to use this address',
    },
    enter: 'Enter this code where you asked for it:',
    valid: 'It works once, for ten minutes, in the browser that asked for it.',
    notYou: 'If it was not you, leave it: nothing happens without the code. Nobody from Rapport will ask you for it.',
    fill: 'Fill it in for me',
    noAccount: 'Nobody signs in to Rapport with this address',
    noAccountWhy:
      'Somebody, perhaps you, wanted to sign in with this address, which no account has. People are invited to Rapport: if you were, use the link of your invitation; if you use another address there, sign in with that.',
    invited: (by: string, practice: string) => `${by} invites you to ${practice}`,
    invitedAs: {
      administrator: 'You are invited to administrate it.',
      coach: 'You are invited as a coach.',
      coachee: 'You are invited to be coached. What you and your coach say stays between the two of you.',
      sponsor:
        'You are invited as a sponsor: you see how engagements of your company stand, never what is said in them.',
      manager: 'You are invited as a manager: you see what the person who is coached shares with you.',
    },
    accept: 'Look at the invitation',
    acceptCode: 'Or enter this code where you are asked for it:',
    until: 'The invitation is for this address alone, and for seven days.',
    notice: {
      password: 'The password of your account was changed',
      address: 'The address of your account was changed',
      'second-factor-on': 'Your account now asks for a second factor',
      'second-factor-off': 'Your account no longer asks for a second factor',
      'recovery-codes': 'Your account has new recovery codes',
      passkey: 'The passkeys of your account were changed',
      company: 'Your company now signs you in to Rapport',
    },
    companyWhy:
      'From now on, whoever your company signs in as you comes in to the one practice that coaches its people, and not to your account. If it was you, nothing is left to do. If it was not: tell whoever runs your practice at once.',
    noticeWhy:
      'All other sign-ins of your account have been ended. If it was you, nothing is left to do. If it was not: set a new password at once, and tell whoever runs your practice.',
    hello: (name: string) => (name ? `Hello ${name},` : 'Hello,'),
  },
  de: {
    code: {
      'sign-in': 'Ihr Code zum Anmelden bei Rapport',
      password: 'Ihr Code für ein neues Passwort',
      practice: 'Ihr Code, um eine Praxis zu eröffnen',
      address: 'Ihr Code, um diese Adresse zu verwenden',
    },
    enter: 'Geben Sie diesen Code dort ein, wo Sie ihn angefordert haben:',
    valid: 'Er gilt einmal, zehn Minuten lang, in dem Browser, der ihn angefordert hat.',
    notYou:
      'Waren Sie es nicht, so lassen Sie ihn liegen: Ohne den Code geschieht nichts. Niemand von Rapport wird Sie danach fragen.',
    fill: 'Für mich eintragen',
    noAccount: 'Mit dieser Adresse meldet sich niemand bei Rapport an',
    noAccountWhy:
      'Jemand, vielleicht Sie, wollte sich mit dieser Adresse anmelden; kein Konto hat sie. Zu Rapport wird man eingeladen: Wurden Sie es, so folgen Sie dem Link der Einladung; verwenden Sie dort eine andere Adresse, so melden Sie sich mit jener an.',
    invited: (by: string, practice: string) => `${by} lädt Sie zu ${practice} ein`,
    invitedAs: {
      administrator: 'Sie sind eingeladen, sie zu verwalten.',
      coach: 'Sie sind als Coach eingeladen.',
      coachee: 'Sie sind zu einem Coaching eingeladen. Was Sie und Ihr Coach sagen, bleibt unter Ihnen beiden.',
      sponsor:
        'Sie sind als Sponsor eingeladen: Sie sehen, wie die Coachings Ihrer Firma stehen, nie, was darin gesagt wird.',
      manager: 'Sie sind als Führungskraft eingeladen: Sie sehen, was die gecoachte Person mit Ihnen teilt.',
    },
    accept: 'Die Einladung ansehen',
    acceptCode: 'Oder geben Sie diesen Code ein, wo danach gefragt wird:',
    until: 'Die Einladung gilt nur für diese Adresse, und sieben Tage lang.',
    notice: {
      password: 'Das Passwort Ihres Kontos wurde geändert',
      address: 'Die Adresse Ihres Kontos wurde geändert',
      'second-factor-on': 'Ihr Konto fragt nun nach einem zweiten Faktor',
      'second-factor-off': 'Ihr Konto fragt nicht mehr nach einem zweiten Faktor',
      'recovery-codes': 'Ihr Konto hat neue Wiederherstellungscodes',
      passkey: 'Die Passkeys Ihres Kontos wurden geändert',
      company: 'Ihre Firma meldet Sie nun bei Rapport an',
    },
    companyWhy:
      'Wen Ihre Firma als Sie anmeldet, der kommt von nun an in die eine Praxis, die ihre Leute coacht, und nicht in Ihr Konto. Waren Sie es, so bleibt nichts zu tun. Waren Sie es nicht: Sagen Sie es sofort denen, die Ihre Praxis verwalten.',
    noticeWhy:
      'Alle anderen Anmeldungen Ihres Kontos wurden beendet. Waren Sie es, so bleibt nichts zu tun. Waren Sie es nicht: Setzen Sie sofort ein neues Passwort, und sagen Sie es denen, die Ihre Praxis verwalten.',
    hello: (name: string) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
  },
} as const;

/** The mail with a code. */
export function codeMail(language: Language, purpose: Purpose, code: string, link: string): Letter {
  const say = sayings[language];
  const parts = [{ text: say.enter }, { code }, { text: say.valid }, { link, label: say.fill }, { text: say.notYou }];
  return letter(language, say.code[purpose], parts);
}

/** Word to whoever wanted to come in with an address that no account has. */
export function noAccountMail(language: Language): Letter {
  const say = sayings[language];
  return letter(language, say.noAccount, [{ text: say.noAccountWhy }]);
}

/** An invitation, in the language of whoever is invited. */
export function invitationMail(invited: Invited, code: string, link: string): Letter {
  const say = sayings[invited.language];
  return letter(invited.language, say.invited(invited.invitedBy, invited.practiceName), [
    { text: say.hello(invited.name) },
    { text: `${say.invited(invited.invitedBy, invited.practiceName)}. ${say.invitedAs[invited.capacity]}` },
    { link, label: say.accept },
    { text: say.acceptCode },
    { code },
    { text: say.until },
  ]);
}

/** Word that something about an account has changed. */
export function noticeMail(language: Language, notice: Notice): Letter {
  const say = sayings[language];
  // A company that signs somebody in ends no sign-in, and has nothing to do with passwords.
  const why = notice === 'company' ? say.companyWhy : say.noticeWhy;
  return letter(language, say.notice[notice], [{ text: `${say.notice[notice]}.` }, { text: why }]);
}
