const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Whom an attempt is counted for: the network it came from, the e-mail address it names, the account it is made on.
 * With several, each combination of them has a count of its own.
 */
export type Subject = 'network' | 'address' | 'account';

/** One count of attempts, and what it allows. */
export interface Rule {
  readonly of: readonly Subject[];
  /** So many attempts, within so many seconds of the first of them. */
  readonly points: number;
  readonly seconds: number;
  /**
   * When they are used up, the next has to wait `first` seconds, the one after it twice as long, up to `longest`. Left
   * out: all have to wait until the time is over.
   */
  readonly slower?: { readonly first: number; readonly longest: number };
  /**
   * A success forgets what was counted. Only where nobody else's attempts are in the same count: otherwise whoever has
   * an account could sign in to it now and then, and guess on. Elsewhere a success takes back its own attempt alone.
   */
  readonly forgiven?: true;
  /** Does not hold for a network from which this account was signed in to before. */
  readonly exceptKnown?: true;
}

/** After the fifth wrong one: 5 s, 10 s, 20 s … 15 min. */
const growing = { first: 5, longest: 15 * MINUTE };

/**
 * Every limit on attempts that there is. Each is slow for whoever guesses, and open to the owner: nothing locks an
 * account, because that would be a way to lock somebody else's.
 */
export const limits = {
  /** A wrong password. */
  'sign-in': [
    { of: ['address', 'network'], points: 5, seconds: DAY, slower: growing, forgiven: true },
    { of: ['network'], points: 100, seconds: HOUR },
    { of: ['address'], points: 200, seconds: HOUR, slower: { first: 30, longest: 30 }, exceptKnown: true },
  ],
  /** A mail with a code that somebody asks for: each goes into somebody's inbox. */
  'mailed-code': [
    { of: ['address', 'network'], points: 5, seconds: 15 * MINUTE },
    { of: ['network'], points: 30, seconds: HOUR },
    { of: ['address'], points: 20, seconds: HOUR },
  ],
  /** A wrong code out of a mail: of six digits, and each code good for few tries. */
  'mailed-code-try': [
    { of: ['address', 'network'], points: 10, seconds: DAY, slower: growing, forgiven: true },
    { of: ['network'], points: 100, seconds: HOUR },
    { of: ['address'], points: 60, seconds: HOUR, slower: { first: 30, longest: 30 }, exceptKnown: true },
  ],
  /** A wrong second factor, by somebody who has the first: six digits, so that an hour allows few tries in all. */
  'second-factor': [
    { of: ['account', 'network'], points: 5, seconds: DAY, slower: growing, forgiven: true },
    {
      of: ['account'],
      points: 20,
      seconds: HOUR,
      slower: { first: 5 * MINUTE, longest: 5 * MINUTE },
      exceptKnown: true,
    },
  ],
  /** An invitation's code that is none. They cannot be guessed; asking still costs. */
  invitation: [{ of: ['network'], points: 30, seconds: HOUR }],
  /** A passkey's answer that is not right. It cannot be guessed; asking still costs. */
  passkey: [{ of: ['network'], points: 100, seconds: HOUR }],
  /** A practice that is started. */
  'practice-start': [{ of: ['network'], points: 10, seconds: HOUR }],
} as const satisfies Record<string, readonly Rule[]>;

export type LimitName = keyof typeof limits;

/** What a limit has to be told: whom the attempt is counted for. */
export type SubjectsOf<N extends LimitName> = Record<(typeof limits)[N][number]['of'][number], string> & {
  /** Whether this account was signed in to from this network before. */
  knownNetwork?: boolean;
};

/** How long requests of all kinds are counted together. */
export const REQUEST_WINDOW_SECONDS = MINUTE;

/**
 * Requests of all kinds, in that time: of an account, however many sign-ins and tokens it has; and of a network, those
 * that come without a credential, or with one that is none.
 */
export const requestLimits = { api: 1_200, network: 300 } as const;
